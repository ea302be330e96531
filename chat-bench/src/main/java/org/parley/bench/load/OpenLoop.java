package org.parley.bench.load;

import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends at a steady rate, whatever comes back. Each message carries the moment at which it was due, not that at which it
 * left: whoever holds up the sender is charged for it.
 */
public final class OpenLoop extends Load {
    private static final double NANOS = 1e9;

    private final Speakers speakers;
    private final double interval;
    private @Nullable EventLoop loop;
    private long start;
    private boolean ended;

    /**
     * @param speakers they speak in turn
     * @param rate messages a second, all together
     */
    public OpenLoop(List<LoadConnection> speakers, double rate) {
        this.speakers = new Speakers(speakers);
        this.interval = NANOS / rate;
    }

    @Override
    void begin(EventLoop on, Tally tally) {
        loop = on;
        start = Body.now();
        tick();
    }

    private void tick() {
        if (ended || loop == null) {
            return;
        }
        long now = Body.now();
        while (due() <= now) {
            speakers.say(due());
        }
        speakers.flush();
        loop.schedule(this::tick, due() - now, TimeUnit.NANOSECONDS);
    }

    /** When the next one is due: reckoned from the start, so that no delay moves what comes after it. */
    private long due() {
        return start + (long) (speakers.sent() * interval);
    }

    @Override
    void afterRead() {}

    @Override
    long end() {
        ended = true;
        return speakers.sent();
    }
}
