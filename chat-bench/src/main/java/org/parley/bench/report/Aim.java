package org.parley.bench.report;

import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A ratio that was measured, beside what it has to be and what it should be.
 *
 * @param what the two figures, in words
 * @param ratio empty where one of them was not measured
 * @param must null where nothing is demanded
 * @param goal null where nothing is hoped for
 */
record Aim(
        String what,
        OptionalDouble ratio,
        @Nullable Bound must,
        @Nullable Bound goal) {

    /** A row of a table in Markdown. */
    String row() {
        String measured = ratio.isPresent() ? number(ratio.getAsDouble()) : "not measured";
        return String.format("| %s | %s | %s | %s |", what, measured, verdict(must), verdict(goal));
    }

    private String verdict(@Nullable Bound bound) {
        if (bound == null) {
            return "";
        }
        if (ratio.isEmpty()) {
            return bound.text();
        }
        return bound.text() + (bound.isMet(ratio.getAsDouble()) ? " ✓" : " **missed**");
    }

    /** As many digits as mean something. */
    static String number(double value) {
        double size = Math.abs(value);
        String format = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, size >= 0.1 || size == 0 ? format : "%.3f", value);
    }
}
