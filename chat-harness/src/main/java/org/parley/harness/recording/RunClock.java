package org.parley.harness.recording;

/**
 * The one clock of a run, in milliseconds since its start. It does not jump; the servers, on the same machine, stamp
 * events by the machine's clock, which is translated. Safe for use by many threads.
 */
public final class RunClock {
    private final long startNanos = System.nanoTime();
    private final long startMillis = System.currentTimeMillis();

    public long now() {
        return (System.nanoTime() - startNanos) / 1_000_000;
    }

    /** The time of the run at which the machine's clock shows {@code epochMillis}. */
    public long of(long epochMillis) {
        return epochMillis - startMillis;
    }

    /** What the machine's clock showed at the start, in milliseconds since 1970-01-01T00:00Z. */
    public long start() {
        return startMillis;
    }
}
