package org.parley.socket.web;

import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes what should happen once, later, and forgets it. Has no threads. */
final class NoTimers extends ScheduledThreadPoolExecutor {
    private static final ScheduledFuture<?> NEVER = new Never();

    NoTimers() {
        super(0);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return NEVER;
    }

    /** Shared by all: already cancelled, so it can be cancelled by anyone. */
    private static final class Never extends FutureTask<Void> implements ScheduledFuture<Void> {
        Never() {
            super((Callable<Void>) () -> null);
            cancel(false);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return this == other ? 0 : -1;
        }
    }
}
