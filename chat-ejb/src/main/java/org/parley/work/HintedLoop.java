package org.parley.work;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Does one thing again and again until it is closed: at an interval, and at once after a {@linkplain #hint hint} that
 * there is something to do. Hints that come while it is being done count as one. Thread-safe; {@link #run} wants a thread
 * of its own and ends when that is interrupted.
 */
public final class HintedLoop implements Runnable {

    /** What is done; its exceptions end the loop. */
    @FunctionalInterface
    public interface Step {
        void take() throws InterruptedException;
    }

    private final Duration interval;
    private final Step step;
    private final Semaphore hints = new Semaphore(0);
    private volatile boolean closed;

    public HintedLoop(Duration interval, Step step) {
        this.interval = interval;
        this.step = step;
    }

    /** There is something to do. Does not block. */
    public void hint() {
        hints.release();
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                step.take();
                if (hints.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                    hints.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the loop after the step that is being taken. */
    public void close() {
        closed = true;
        hint();
    }

    public boolean isClosed() {
        return closed;
    }
}
