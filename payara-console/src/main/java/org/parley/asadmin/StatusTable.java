package org.parley.asadmin;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The nodes as lines of text, each column as wide as its widest entry. */
final class StatusTable {
    private static final String GAP = "  ";

    private StatusTable() {}

    static String of(List<NodeAnswer> answers) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(Stream.concat(Stream.of("SERVER"), Stream.of(Figure.values()).map(StatusTable::heading))
                .toList());
        answers.stream().map(answer -> List.copyOf(answer.row().values())).forEach(lines::add);
        int[] widths = IntStream.range(0, lines.get(0).size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return lines.stream().map(line -> format(line, widths)).collect(joining("\n"));
    }

    private static String heading(Figure figure) {
        return figure.name().replace('_', ' ');
    }

    private static String format(List<String> line, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> line.get(column)
                        + " ".repeat(widths[column] - line.get(column).length()))
                .collect(joining(GAP))
                .stripTrailing();
    }
}
