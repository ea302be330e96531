package org.parley.bench.load;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/** What all clients together have got. Belongs to the load client's thread. */
final class Tally {
    /** Beyond this a latency counts as this. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private long delivered;
    private long from = Long.MAX_VALUE;
    private Histogram latencies = newHistogram();

    /** Counts the messages in a frame. @return how many */
    int count(ByteBuf in, int start, int end) {
        int found = 0;
        int at = in.indexOf(start, end, Body.MARK);
        if (at < 0) {
            return 0;
        }
        long now = Body.now();
        while (at >= 0 && at + Body.LENGTH <= end) {
            record(Body.due(in, at), now);
            found++;
            at = in.indexOf(at + Body.LENGTH, end, Body.MARK);
        }
        delivered += found;
        return found;
    }

    /**
     * One delivery.
     *
     * @param due when the message should have left: a sender that is held up does not make a server look quick
     */
    void record(long due, long now) {
        if (due >= from) {
            latencies.recordValue(Math.min(Math.max(0, now - due), LONGEST.toNanos()));
        }
    }

    long delivered() {
        return delivered;
    }

    /** Begins to time the messages that are due from this moment on. */
    void timeFrom(long moment) {
        from = moment;
        latencies = newHistogram();
    }

    Histogram latencies() {
        return latencies.copy();
    }

    private static Histogram newHistogram() {
        return new Histogram(LONGEST.toNanos(), 3);
    }
}
