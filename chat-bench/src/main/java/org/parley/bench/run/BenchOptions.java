package org.parley.bench.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.bench.workload.Schedule;

/**
 * The command line of the benchmark.
 *
 * @param workloads which, in this order
 * @param peers which servers beside Parley
 * @param results the file that figures are added to
 * @param resume whether what is in that file is not measured again
 * @param profile whether the servers are watched by the flight recorder
 * @param scale all numbers of clients are multiplied by this
 * @param irc the log that is replayed
 */
record BenchOptions(
        List<String> workloads,
        List<String> peers,
        Schedule schedule,
        Path results,
        boolean resume,
        boolean profile,
        double scale,
        Optional<Path> irc) {
    static final List<String> WORKLOADS = List.of("w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8", "scaling");
    static final List<String> PEERS = List.of("netty", "spring", "ejabberd", "mongodb");

    static final String USAGE = """
            Measures Parley beside other servers on this machine, and prints a table of ratios.

              --workloads LIST   of w1,w2,w3,w4,w5,w6,w7,w8,scaling (default: all)
              --peers LIST       of netty,spring,ejabberd,mongodb (default: all; mongodb is Parley with its other store)
              --runs N           how often each measurement is repeated (default: 3)
              --seconds N        length of one measurement (default: 5)
              --warm-up N        seconds under full load before the first (default: 15)
              --scale X          multiplies the numbers of clients (default: 1)
              --results FILE     figures are kept there (default: chat-bench/target/bench/results.tsv)
              --resume           go on with what is in that file, and measure only what it lacks
              --irc FILE         the log of an IRC channel for w5, which is left out without
              --profile          have Java's flight recorder watch the servers: the recordings lie beside the results, and
                                 the figures are not to be compared with others""";

    private static final Set<String> FLAGS = Set.of("--resume", "--profile");
    private static final Set<String> VALUED =
            Set.of("--workloads", "--peers", "--runs", "--seconds", "--warm-up", "--scale", "--results", "--irc");

    /** @throws IllegalArgumentException with a sentence for the person who typed this */
    static BenchOptions parse(Path home, String... arguments) {
        Map<String, String> values = new HashMap<>();
        Set<String> flags = new HashSet<>();
        for (int i = 0; i < arguments.length; i++) {
            if (FLAGS.contains(arguments[i])) {
                flags.add(arguments[i]);
            } else if (!VALUED.contains(arguments[i])) {
                throw new IllegalArgumentException("There is no option " + arguments[i]);
            } else if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            } else {
                values.put(arguments[i], arguments[++i]);
            }
        }
        Schedule schedule = new Schedule(
                (int) positive(values, "--runs", 3),
                Duration.ofMillis((long) (1000 * positive(values, "--warm-up", 15))),
                Duration.ofMillis((long) (1000 * positive(values, "--seconds", 5))));
        return new BenchOptions(
                list(values, "--workloads", WORKLOADS),
                list(values, "--peers", PEERS),
                schedule,
                Path.of(values.getOrDefault(
                        "--results",
                        home.resolve("chat-bench/target/bench/results.tsv").toString())),
                flags.contains("--resume"),
                flags.contains("--profile"),
                positive(values, "--scale", 1),
                Optional.ofNullable(values.get("--irc")).map(Path::of));
    }

    private static List<String> list(Map<String, String> values, String option, List<String> all) {
        String value = values.get(option);
        if (value == null) {
            return all;
        }
        List<String> chosen =
                Arrays.stream(value.split(",")).filter(name -> !name.isBlank()).toList();
        chosen.stream().filter(name -> !all.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(option + " knows " + String.join(", ", all) + ", not '" + name + "'");
        });
        return chosen;
    }

    private static double positive(Map<String, String> values, String option, double fallback) {
        String value = values.get(option);
        if (value == null) {
            return fallback;
        }
        try {
            double number = Double.parseDouble(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " takes a number above 0, not '" + value + "'", e);
        }
        throw new IllegalArgumentException(option + " takes a number above 0, not '" + value + "'");
    }
}
