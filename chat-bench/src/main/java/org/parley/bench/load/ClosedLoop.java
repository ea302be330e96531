package org.parley.bench.load;

import io.netty.channel.EventLoop;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps so many messages under way, and so finds what a server can do. A message is under way until as many deliveries
 * came as it has readers.
 */
public final class ClosedLoop extends Load {
    private final Speakers speakers;
    private final int readers;
    private final int window;
    private final long most;
    private @Nullable Tally tally;
    private long before;
    private boolean ended;

    /**
     * @param speakers they speak in turn
     * @param readers how many get each message
     * @param window how many messages are under way
     */
    public ClosedLoop(List<LoadConnection> speakers, int readers, int window) {
        this(speakers, readers, window, Long.MAX_VALUE);
    }

    /** @param most how many messages are sent at all */
    public ClosedLoop(List<LoadConnection> speakers, int readers, int window, long most) {
        this.speakers = new Speakers(speakers);
        this.readers = readers;
        this.window = window;
        this.most = most;
    }

    @Override
    void begin(EventLoop loop, Tally counted) {
        tally = counted;
        before = counted.delivered();
        fill();
    }

    @Override
    void afterRead() {
        fill();
    }

    private void fill() {
        if (tally == null || ended) {
            return;
        }
        long arrived = (tally.delivered() - before) / readers;
        boolean any = false;
        while (speakers.sent() - arrived < window && speakers.sent() < most) {
            speakers.say(Body.now());
            any = true;
        }
        if (any) {
            speakers.flush();
        }
    }

    @Override
    long end() {
        ended = true;
        return speakers.sent();
    }
}
