package org.parley.node;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The system's clock, except that it never goes back: when the system's is set back, this one stands until that has
 * caught up. So of two instants that one run of a node has read one after the other, the second is not the earlier.
 * Thread-safe.
 */
public final class ForwardClock extends Clock {
    private final Clock system;
    private final AtomicReference<Instant> latest;

    public ForwardClock() {
        this(Clock.systemUTC());
    }

    ForwardClock(Clock system) {
        this.system = system;
        this.latest = new AtomicReference<>(system.instant());
    }

    @Override
    public Instant instant() {
        Instant now = system.instant();
        return latest.accumulateAndGet(now, (known, read) -> read.isAfter(known) ? read : known);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** @throws UnsupportedOperationException if it is not UTC: this clock is for instants */
    @Override
    public Clock withZone(ZoneId zone) {
        if (zone.equals(ZoneOffset.UTC)) {
            return this;
        }
        throw new UnsupportedOperationException("a clock for instants only");
    }
}
