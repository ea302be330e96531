package org.parley.rate.web;

import java.util.function.LongSupplier;

/** A token bucket: so many frames or requests a second in the long run, twice as many at once. Thread-safe. */
public final class InboundRate {
    private static final double NANOS = 1e9;

    private final int perSecond;
    private final double most;
    private final LongSupplier nanoTime;
    private double tokens;
    private long last;

    public InboundRate(int perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.most = 2.0 * perSecond;
        this.tokens = most;
        this.nanoTime = nanoTime;
        this.last = nanoTime.getAsLong();
    }

    int perSecond() {
        return perSecond;
    }

    /** Takes one token, if there is one. */
    public synchronized boolean allow() {
        refill();
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    /** Whether it is as a new one. */
    synchronized boolean isFull() {
        refill();
        return tokens >= most;
    }

    private void refill() {
        long now = nanoTime.getAsLong();
        tokens = Math.min(most, tokens + (now - last) / NANOS * perSecond);
        last = now;
    }
}
