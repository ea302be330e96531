package org.parley.harness.checker;

import java.util.BitSet;

/** What one client holds of one room, from all its connections and pages. */
final class Held {
    private final BitSet offsets = new BitSet();
    private long base = Long.MAX_VALUE;

    /** The client has all up to {@code after}, or does not want it. */
    void startsAfter(long after) {
        base = Math.min(base, after);
    }

    void add(long offset) {
        offsets.set(Math.toIntExact(offset));
    }

    /** The first offset that is lacking; beyond {@code head} if none is. */
    long firstLacking(long head) {
        if (base >= head) {
            return head + 1;
        }
        return offsets.nextClearBit(Math.toIntExact(base + 1));
    }
}
