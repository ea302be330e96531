package org.parley.webhook.outgoing;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * When to try again after failures: after a second, then after twice the time of the last pause, five minutes at most; each
 * up to half as long, by chance, so that many do not come at once. A pause that the other side asks for is obeyed up to an
 * hour. Belongs to one thread.
 */
final class Retries {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LONGEST_ASKED = Duration.ofHours(1);

    private final LongSupplier nanoTime;
    private final DoubleSupplier chance;
    private Duration pause = Duration.ZERO;
    private long until;
    private String reason = "";

    Retries() {
        this(System::nanoTime, () -> ThreadLocalRandom.current().nextDouble());
    }

    /** @param chance in [0, 1) */
    Retries(LongSupplier nanoTime, DoubleSupplier chance) {
        this.nanoTime = nanoTime;
        this.chance = chance;
    }

    /** It has failed, now. */
    void failed(Outcome outcome) {
        Duration doubled = pause.isZero() ? FIRST : pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        Duration spread = Duration.ofNanos((long) (pause.toNanos() * (1 - chance.getAsDouble() / 2)));
        Duration asked = outcome.retryAfter()
                .map(wanted -> wanted.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : wanted)
                .orElse(Duration.ZERO);
        until = nanoTime.getAsLong() + (asked.compareTo(spread) > 0 ? asked : spread).toNanos();
        reason = outcome.text();
    }

    /** It works, or it is to be tried at once. */
    void reset() {
        pause = Duration.ZERO;
    }

    boolean isPaused() {
        return !pause.isZero() && left().compareTo(Duration.ZERO) > 0;
    }

    /** Of the pause. */
    Duration left() {
        return Duration.ofNanos(until - nanoTime.getAsLong());
    }

    /** Why it has failed last. */
    String reason() {
        return reason;
    }
}
