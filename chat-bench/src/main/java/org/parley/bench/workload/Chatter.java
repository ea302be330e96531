package org.parley.bench.workload;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.parley.bench.load.ClosedLoop;
import org.parley.bench.load.LoadClient;
import org.parley.bench.load.LoadConnection;
import org.parley.bench.load.LoadException;

/** A number of messages, and no more. */
final class Chatter {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int POLL_MILLIS = 5;

    private Chatter() {}

    /** Has people, each alone in a room, say so many messages all together; returns when all have come back to them. */
    static void say(LoadClient client, List<LoadConnection> speakers, int window, long messages)
            throws InterruptedException {
        long expected = client.delivered() + messages;
        ClosedLoop load = new ClosedLoop(speakers, 1, window, messages);
        client.start(load);
        await(client, expected);
        client.stop(load);
        client.checkAllConnected();
    }

    /** Waits until all clients together have got so many. */
    static void await(LoadClient client, long expected) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (client.delivered() < expected) {
            if (System.nanoTime() > deadline) {
                throw new LoadException((expected - client.delivered()) + " messages have not come in " + PATIENCE);
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }
}
