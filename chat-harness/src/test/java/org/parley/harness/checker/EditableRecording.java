package org.parley.harness.checker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.parley.harness.recording.RunFolder;

/** A copy of a recording that can be made a bad one, line by line. */
final class EditableRecording {

    /** A line's file and number, counted from 0, and its fields. */
    record Line(String file, int number, String text) {
        String field(int index) {
            return text.split(" ", -1)[index];
        }

        long at() {
            return Long.parseLong(field(0));
        }

        String verb() {
            return field(1);
        }

        /** The line with another value in one field. */
        String with(int index, Object value) {
            String[] fields = text.split(" ", -1);
            fields[index] = value.toString();
            return String.join(" ", fields);
        }

        /** Whether it is about the event at that place of a room: delivered, paged or stored. */
        boolean isAbout(String room, String offset) {
            return switch (verb()) {
                case "event" -> field(3).equals(room) && field(4).equals(offset);
                case "page", "stored" -> field(2).equals(room) && field(3).equals(offset);
                default -> false;
            };
        }
    }

    private final TreeMap<String, List<String>> files = new TreeMap<>();

    EditableRecording(Path source) {
        try (Stream<Path> found = Files.list(source)) {
            for (Path file : found.toList()) {
                files.put(file.getFileName().toString(), new ArrayList<>(Files.readAllLines(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Line> lines(Predicate<Line> wanted) {
        List<Line> found = new ArrayList<>();
        files.forEach((file, lines) -> {
            for (int i = 0; i < lines.size() && file.endsWith(".log"); i++) {
                Line line = new Line(file, i, lines.get(i));
                if (wanted.test(line)) {
                    found.add(line);
                }
            }
        });
        return found;
    }

    Line first(Predicate<Line> wanted) {
        return lines(wanted).stream().findFirst().orElseThrow(() -> new AssertionError("No such line"));
    }

    Line next(Line line) {
        return new Line(line.file(), line.number() + 1, lines(line.file()).get(line.number() + 1));
    }

    List<String> lines(String file) {
        List<String> lines = files.get(file);
        if (lines == null) {
            throw new AssertionError("No file " + file);
        }
        return lines;
    }

    EditableRecording replace(Line line, String text) {
        lines(line.file()).set(line.number(), text);
        return this;
    }

    EditableRecording insertAfter(Line line, String text) {
        lines(line.file()).add(line.number() + 1, text);
        return this;
    }

    EditableRecording append(String file, String text) {
        lines(file).add(text);
        return this;
    }

    EditableRecording removeAll(Predicate<Line> unwanted) {
        List<Line> found = lines(unwanted);
        for (int i = found.size() - 1; i >= 0; i--) {
            lines(found.get(i).file()).remove(found.get(i).number());
        }
        return this;
    }

    /** Says that a room ends elsewhere. */
    EditableRecording head(String room, long head) {
        Line line = first(each -> each.file().equals(RunFolder.FINAL)
                && each.verb().equals("head")
                && each.field(2).equals(room));
        return replace(line, line.with(3, head));
    }

    Report check(Path folder) {
        try {
            for (String file : files.keySet()) {
                Files.write(folder.resolve(file), lines(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Checker.check(folder);
    }
}
