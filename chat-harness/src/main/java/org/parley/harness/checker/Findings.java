package org.parley.harness.checker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects violations: all are counted, the first of each kind are kept with their evidence. Not thread-safe. */
final class Findings {
    private static final int KEPT = 20;

    private final Recording recording;
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final List<Violation> kept = new ArrayList<>();

    Findings(Recording recording) {
        this.recording = recording;
    }

    /** @param evidence lines that show it; null for one that there is not */
    void add(Kind kind, String where, String what, @Nullable Evidence... evidence) {
        if (counts.merge(kind, 1L, Long::sum) <= KEPT) {
            List<Evidence> lines =
                    Arrays.stream(evidence).filter(Objects::nonNull).distinct().toList();
            kept.add(new Violation(kind, where, what, recording.lines(lines)));
        }
    }

    Map<Kind, Long> counts() {
        return counts;
    }

    List<Violation> kept() {
        return kept;
    }
}
