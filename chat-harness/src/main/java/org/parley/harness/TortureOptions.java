package org.parley.harness;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.dev.server.Broker;
import org.parley.dev.server.HistoryStore;
import org.parley.harness.nemesis.Nemesis;
import org.parley.harness.workload.WorkloadOptions;

/**
 * What a run is to be.
 *
 * @param time for which faults are begun; start, healing and checking come on top
 * @param faults names; empty: all
 * @param folder for the recording and the servers' data; made, and must not exist
 */
public record TortureOptions(
        Duration time,
        long seed,
        int nodes,
        int brokers,
        HistoryStore history,
        WorkloadOptions workload,
        List<String> faults,
        Duration shortestGap,
        Duration longestGap,
        Path folder) {

    static final String USAGE = """
            Usage: ./parley torture [options]
                   ./parley torture --check FOLDER   holds an earlier recording against the promises again

            option                       default
            --minutes N                  5: for how long faults are begun; 0.5 is half a minute
            --seed N                     drawn and printed
            --nodes N                    2
            --brokers N                  2; up to MOST_BROKERS
            --history postgresql|mongodb postgresql
            --people N                   18
            --clients N                  24; those beyond the people are second devices
            --rooms N                    20
            --rate N                     40 sends a second, over all clients
            --changes SECONDS            1.5: how often somebody joins or leaves
            --gap SECONDS-SECONDS        4-15: from the begin of one fault to the begin of the next
            --faults NAME,NAME           all: FAULTS
            --folder FOLDER              chat-harness/target/torture/SEED: recording and servers' data, must not exist

            Exit code: 0 every promise was kept, 1 promises were broken, 2 wrong options, 3 the run itself failed.
            """.replace("FAULTS", String.join(", ", Nemesis.faults(HistoryStore.MONGODB)))
            .replace("MOST_BROKERS", Integer.toString(Broker.MOST));

    private static final Set<String> KNOWN = Set.of(
            "--minutes",
            "--seed",
            "--nodes",
            "--brokers",
            "--history",
            "--people",
            "--clients",
            "--rooms",
            "--rate",
            "--changes",
            "--gap",
            "--faults",
            "--folder");

    /** An option that cannot be. The message is for a person. */
    static final class WrongOptionException extends RuntimeException {
        private static final long serialVersionUID = 1;

        WrongOptionException(String message) {
            super(message);
        }
    }

    /** @throws WrongOptionException naming the option */
    static TortureOptions read(List<String> arguments, long drawnSeed, Path home) {
        Map<String, String> values = new HashMap<>();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            if (!KNOWN.contains(option) || !rest.hasNext()) {
                throw new WrongOptionException(option + " is no option, or lacks its value");
            }
            values.put(option, rest.next());
        }
        long seed = seed(values.get("--seed"), drawnSeed);
        HistoryStore history = history(values.getOrDefault("--history", "postgresql"));
        String[] gap = values.getOrDefault("--gap", "4-15").split("-", 2);
        WorkloadOptions workload = new WorkloadOptions(
                (int) number(values, "--people", 18, 3),
                (int) number(values, "--clients", 24, 3),
                (int) number(values, "--rooms", 20, 1),
                (int) number(values, "--rate", 40, 1),
                seconds(number(values, "--changes", 1.5, 0.1)),
                true);
        String folder = values.getOrDefault("--folder", "chat-harness/target/torture/" + seed);
        return new TortureOptions(
                seconds(60 * number(values, "--minutes", 5, 0)),
                seed,
                (int) number(values, "--nodes", 2, 1),
                brokers((int) number(values, "--brokers", 2, 1)),
                history,
                workload,
                faults(values.get("--faults"), history),
                seconds(number("--gap", gap[0], 0)),
                seconds(number("--gap", gap[gap.length - 1], 0)),
                home.resolve(folder));
    }

    private static long seed(@Nullable String text, long drawn) {
        try {
            return text == null ? drawn : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new WrongOptionException("--seed takes a whole number, not " + text);
        }
    }

    private static double number(Map<String, String> values, String option, double fallback, double least) {
        String text = values.get(option);
        return text == null ? fallback : number(option, text, least);
    }

    private static double number(String option, String text, double least) {
        try {
            double number = Double.parseDouble(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number out of range
        }
        throw new WrongOptionException(option + " cannot be " + text);
    }

    private static int brokers(int number) {
        if (number > Broker.MOST) {
            throw new WrongOptionException("--brokers cannot be more than " + Broker.MOST);
        }
        return number;
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(1_000 * seconds));
    }

    private static HistoryStore history(String text) {
        return Arrays.stream(HistoryStore.values())
                .filter(store -> store.setting().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new WrongOptionException("--history is postgresql or mongodb, not " + text));
    }

    private static List<String> faults(@Nullable String text, HistoryStore history) {
        if (text == null) {
            return List.of();
        }
        List<String> chosen = List.of(text.split(","));
        List<String> known = Nemesis.faults(history);
        if (!known.containsAll(chosen)) {
            throw new WrongOptionException("--faults takes names of " + String.join(", ", known));
        }
        return chosen;
    }

    /** For the recording. */
    Map<String, String> described() {
        return Map.of(
                "seed", Long.toString(seed),
                "seconds", Long.toString(time.toSeconds()),
                "nodes", Integer.toString(nodes),
                "brokers", Integer.toString(brokers),
                "history", history.setting(),
                "people", Integer.toString(workload.people()),
                "clients", Integer.toString(workload.clients()),
                "rooms", Integer.toString(workload.rooms()),
                "rate", Integer.toString(workload.sendsPerSecond()));
    }
}
