package org.parley.bench.routing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoublePredicate;

/**
 * The command line of the simulation.
 *
 * @param plan the enterprise, of as many people as a node takes
 * @param nodes how many there are, one simulation each
 * @param shards how many, one row of the table each
 * @param byDepartment whether rooms go into shards by department, and not by hash
 * @param window what a node commits in such a time goes in one JMS message for each address
 * @param irc a folder of logs to draw from, instead of what is kept of them
 */
record CapacityOptions(
        EnterprisePlan plan,
        List<Integer> nodes,
        List<Integer> shards,
        boolean byDepartment,
        Duration window,
        long seed,
        Optional<Path> irc) {
    static final String USAGE = """
            Simulates which events reach which nodes, for one topic, for shards of which a node hears those that it has
            readers in, and for an address for each node; and prints a table.

              --nodes LIST           (default: 2,10,100; up to 1000)
              --people-per-node N    (default: 1000)
              --shards LIST          (default: 1,4,16,64,256,1024,4096,16384)
              --shards-by WHAT       hash, or department (default: hash)
              --rooms-each N         in how many rooms a person is (default: 20)
              --exponent X           the number of rooms of size n falls as n to the power of -X (default: 2)
              --largest-room N       (default: 1000)
              --near X               share of a room's people who come from around its department (default: 0.7)
              --per-hour X           messages of a person (default: 12)
              --window X             milliseconds: what a node commits within goes in one JMS message (default: 5)
              --seed N               another draw (default: 1)
              --irc FOLDER           draws who talks how much from the IRC logs (*.txt) there, and tells their pace""";

    private static final int DEPARTMENT = 200;
    private static final int SMALLEST = 4;

    /** So many fit into memory: of rooms, and of shards on nodes. */
    private static final int SEATS = 40_000_000;

    private static final int STREAMS = 20_000_000;
    private static final Set<String> KNOWN = Set.of(
            "--nodes",
            "--people-per-node",
            "--shards",
            "--shards-by",
            "--rooms-each",
            "--exponent",
            "--largest-room",
            "--near",
            "--per-hour",
            "--window",
            "--seed",
            "--irc");

    /** @throws IllegalArgumentException with a sentence for the person who typed this */
    static CapacityOptions parse(String... arguments) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!KNOWN.contains(arguments[i])) {
                throw new IllegalArgumentException("There is no option " + arguments[i]);
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            values.put(arguments[i], arguments[i + 1]);
        }
        EnterprisePlan plan = new EnterprisePlan(
                whole(values, "--people-per-node", "1000").get(0),
                whole(values, "--rooms-each", "20").get(0),
                number(values, "--exponent", 2, x -> x > 0),
                (int) number(values, "--largest-room", 1000, x -> x >= 2 && x == Math.rint(x)),
                DEPARTMENT,
                number(values, "--near", 0.7, x -> x >= 0 && x <= 1),
                number(values, "--per-hour", 12, x -> x > 0));
        CapacityOptions options = new CapacityOptions(
                plan,
                whole(values, "--nodes", "2,10,100"),
                whole(values, "--shards", "1,4,16,64,256,1024,4096,16384"),
                isByDepartment(values.getOrDefault("--shards-by", "hash")),
                Duration.ofNanos(Math.round(1e6 * number(values, "--window", 5, x -> x > 0))),
                whole(values, "--seed", "1").get(0),
                Optional.ofNullable(values.get("--irc")).map(Path::of));
        options.nodes().forEach(options::check);
        return options;
    }

    /** The enterprise that so many nodes serve. */
    EnterprisePlan planFor(int number) {
        return plan.withPeople(Math.multiplyExact(number, plan.people()));
    }

    private void check(int number) {
        double people = (double) number * plan.people();
        if (people < SMALLEST || people * plan.roomsEach() > SEATS) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "%,.0f people in %d rooms each are too few or too many", people, plan.roomsEach()));
        }
        if (shards.stream().anyMatch(count -> (double) count * number > STREAMS)) {
            throw new IllegalArgumentException("So many shards and nodes do not fit into memory");
        }
    }

    private static boolean isByDepartment(String value) {
        return switch (value) {
            case "hash" -> false;
            case "department" -> true;
            default -> throw new IllegalArgumentException("--shards-by takes hash or department, not '" + value + "'");
        };
    }

    private static List<Integer> whole(Map<String, String> values, String option, String fallback) {
        String value = values.getOrDefault(option, fallback);
        return Arrays.stream(value.split(","))
                .map(part -> (int) number(part, x -> x >= 1 && x == Math.rint(x))
                        .orElseThrow(() -> new IllegalArgumentException(
                                option + " takes whole numbers from 1, not '" + value + "'")))
                .toList();
    }

    private static double number(Map<String, String> values, String option, double fallback, DoublePredicate allowed) {
        String value = values.get(option);
        return value == null
                ? fallback
                : number(value, allowed)
                        .orElseThrow(() -> new IllegalArgumentException(option + " cannot be '" + value + "'"));
    }

    private static OptionalDouble number(String text, DoublePredicate allowed) {
        try {
            double number = Double.parseDouble(text);
            return allowed.test(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
