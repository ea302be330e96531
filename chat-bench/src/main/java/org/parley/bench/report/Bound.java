package org.parley.bench.report;

/**
 * What a ratio may be.
 *
 * @param limit the ratio itself
 * @param atLeast whether it is the least and not the most
 * @param text how it is written in the table
 */
record Bound(double limit, boolean atLeast, String text) {

    static Bound most(double limit, String text) {
        return new Bound(limit, false, "≤ " + text);
    }

    static Bound least(double limit, String text) {
        return new Bound(limit, true, "≥ " + text);
    }

    boolean isMet(double ratio) {
        return atLeast ? ratio >= limit : ratio <= limit;
    }
}
