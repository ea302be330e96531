package org.parley.bench.replay;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The command line of the replay tool.
 *
 * @param lines how many lines of the log to play
 * @param concurrency how many people arrive at the same time
 */
record ReplayOptions(List<URI> nodes, Path log, int lines, int concurrency) {
    static final String USAGE = """
            Plays an IRC log against running nodes and checks that everybody got all of it.

              --nodes URL[,URL…]   base URLs of the nodes, such as http://127.0.0.1:8080
              --log FILE           the log: lines of "[HH:MM] <nick> text", "[HH:MM]  * nick text", "=== notice"
              --lines N            only the first N lines (default: all)
              --concurrency N      how many people register and log in at the same time (default: 8)""";

    /** @throws IllegalArgumentException with a sentence for the person who typed this */
    static ReplayOptions parse(String... arguments) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!List.of("--nodes", "--log", "--lines", "--concurrency").contains(arguments[i])) {
                throw new IllegalArgumentException("There is no option " + arguments[i]);
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            values.put(arguments[i], arguments[i + 1]);
        }
        return new ReplayOptions(
                Arrays.stream(required(values, "--nodes").split(","))
                        .map(URI::create)
                        .toList(),
                Path.of(required(values, "--log")),
                positive(values, "--lines", Integer.MAX_VALUE),
                positive(values, "--concurrency", 8));
    }

    private static String required(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static int positive(Map<String, String> values, String name, int fallback) {
        String value = values.get(name);
        if (value == null) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " takes a whole number from 1, not '" + value + "'", e);
        }
        throw new IllegalArgumentException(name + " takes a whole number from 1, not '" + value + "'");
    }
}
