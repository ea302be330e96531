package org.parley.integration.command;

import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** Lets an integration's commands through at a rate: what comes faster stays in its queue. Belongs to one thread. */
final class CommandPace {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final IntSupplier perSecond;
    private long free = System.nanoTime();

    CommandPace(IntSupplier perSecond) {
        this.perSecond = perSecond;
    }

    /** Waits until so many may go; after a pause, a second's worth may go at once. */
    void await(int commands) throws InterruptedException {
        long now = System.nanoTime();
        long ahead = free - now;
        if (ahead > 0) {
            TimeUnit.NANOSECONDS.sleep(ahead);
            now = System.nanoTime();
        }
        free = Math.max(free, now - SECOND) + commands * SECOND / perSecond.getAsInt();
    }
}
