package org.parley.harness.nemesis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.parley.dev.server.HistoryStore;

/**
 * A fault that may be drawn.
 *
 * @param target a server's name, without its number where there are several: any of them
 * @param shortest pause between the two halves of the fault, down and up
 */
record Card(FaultKind kind, String target, Duration shortest, Duration longest) {
    static final String ANY_NODE = "node";

    /** The name by which options choose it, such as {@code kill-broker}. */
    String name() {
        return kind == FaultKind.ROLLING_RESTART ? kind.text() : kind.text() + "-" + target;
    }

    boolean isForNode() {
        return target.equals(ANY_NODE);
    }

    Duration pause(SplittableRandom random) {
        return Duration.ofMillis(random.nextLong(shortest.toMillis(), longest.toMillis() + 1));
    }

    /** All there are with that history store; those more likely stand here twice. */
    static List<Card> all(HistoryStore history) {
        List<Card> cards = new ArrayList<>(List.of(
                seconds(FaultKind.KILL, ANY_NODE, 0, 3),
                seconds(FaultKind.KILL, ANY_NODE, 0, 3),
                seconds(FaultKind.SUSPEND, ANY_NODE, 1, 20),
                seconds(FaultKind.SUSPEND, ANY_NODE, 1, 20),
                seconds(FaultKind.DRAIN, ANY_NODE, 0, 2),
                seconds(FaultKind.ROLLING_RESTART, ANY_NODE, 0, 1),
                seconds(FaultKind.KILL, "broker", 0, 10),
                seconds(FaultKind.SUSPEND, "broker", 1, 10),
                seconds(FaultKind.KILL, "redis", 0, 10),
                seconds(FaultKind.SUSPEND, "redis", 1, 15),
                seconds(FaultKind.KILL, "postgresql", 0, 5),
                seconds(FaultKind.SUSPEND, "postgresql", 1, 15)));
        if (history == HistoryStore.MONGODB) {
            cards.add(seconds(FaultKind.KILL, "mongodb-stand-in", 0, 5));
            cards.add(seconds(FaultKind.SUSPEND, "mongodb-stand-in", 1, 10));
        }
        return cards;
    }

    private static Card seconds(FaultKind kind, String target, int shortest, int longest) {
        return new Card(kind, target, Duration.ofSeconds(shortest), Duration.ofSeconds(longest));
    }
}
