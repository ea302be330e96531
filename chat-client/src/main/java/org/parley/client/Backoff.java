package org.parley.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Delays between attempts to reconnect: they double from 0.5 s to 15 s and are drawn at random between half and the
 * whole ("equal jitter"), so that the clients of a node that died do not all come back at once.
 */
final class Backoff {
    static final Duration FIRST = Duration.ofMillis(500);
    static final Duration LONGEST = Duration.ofSeconds(15);
    private static final int DOUBLINGS = 5;

    private final RandomGenerator random;
    private int attempts;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    Duration next() {
        long whole = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempts, DOUBLINGS));
        attempts++;
        return Duration.ofMillis(random.nextLong(whole / 2, whole + 1));
    }

    void reset() {
        attempts = 0;
    }
}
