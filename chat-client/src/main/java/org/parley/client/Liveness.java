package org.parley.client;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether a server can be taken to live, by when it was last heard of: asked when it has been silent for too long, given
 * up when it does not answer that either.
 *
 * <p>A server that owes an answer may be silent for a shorter time. Needed not only for nodes that froze: now and then
 * java.net.http (seen with 17.0.15) does not tell that the peer has closed. Safe for use by many threads.
 */
final class Liveness {
    /** How long a server that owes an answer may be silent. */
    static final Duration ANSWER_PATIENCE = Duration.ofSeconds(5);

    /** What to do about it. */
    enum Verdict {
        ALIVE,
        ASK,
        DEAD
    }

    private final LongSupplier nanoTime;
    private volatile Duration patience;
    private volatile long lastSign;
    private volatile long lastQuestion;

    Liveness(Duration patience, LongSupplier nanoTime) {
        this.patience = patience;
        this.nanoTime = nanoTime;
        this.lastSign = nanoTime.getAsLong();
        this.lastQuestion = lastSign;
    }

    /** Changes how long a server that owes nothing may be silent. */
    void tolerate(Duration silence) {
        patience = silence;
    }

    void heard() {
        lastSign = nanoTime.getAsLong();
    }

    /** How long the next {@link #check} may wait. */
    Duration untilCheck() {
        return tolerated(true).dividedBy(2).plusMillis(1);
    }

    /** @param waiting whether the server owes an answer */
    synchronized Verdict check(boolean waiting) {
        boolean asked = lastQuestion - lastSign > 0;
        long now = nanoTime.getAsLong();
        if (now - (asked ? lastQuestion : lastSign) <= tolerated(waiting).toNanos()) {
            return Verdict.ALIVE;
        }
        if (asked) {
            return Verdict.DEAD;
        }
        lastQuestion = now;
        return Verdict.ASK;
    }

    private Duration tolerated(boolean waiting) {
        return waiting && ANSWER_PATIENCE.compareTo(patience) < 0 ? ANSWER_PATIENCE : patience;
    }
}
