package org.parley.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The tables of {@code docs/protocol.md}, each under the heading of its section. */
public final class ProtocolTables {
    private static final Pattern RULE = Pattern.compile("\\|[ |:-]+\\|");
    private static final Pattern ROW = Pattern.compile("\\|.*\\|");

    /** The rows of a section's first table, without its heading. */
    private final Map<String, List<List<String>>> tables = new HashMap<>();

    private ProtocolTables(List<String> lines) {
        String section = "";
        boolean inTable = false;
        for (String line : lines) {
            if (line.startsWith("## ")) {
                section = line.substring(3);
            }
            if (RULE.matcher(line).matches()) {
                inTable = !tables.containsKey(section);
                tables.computeIfAbsent(section, name -> new ArrayList<>());
            } else if (inTable && ROW.matcher(line).matches()) {
                tables.getOrDefault(section, List.of()).add(cells(line));
            } else {
                inTable = false;
            }
        }
    }

    public static ProtocolTables read() throws IOException {
        return new ProtocolTables(Files.readAllLines(FrameSchemas.DOCS.resolve("protocol.md")));
    }

    /** The rows under this heading, cell by cell, without the marks of code. */
    public List<List<String>> rows(String section) {
        return tables.getOrDefault(section, List.of());
    }

    public Set<String> firstCells(String section) {
        Set<String> names = new TreeSet<>();
        rows(section).forEach(row -> names.add(row.get(0)));
        return names;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.substring(1, line.length() - 1).split("\\|", -1)) {
            cells.add(cell.replace("`", "").strip());
        }
        return cells;
    }
}
