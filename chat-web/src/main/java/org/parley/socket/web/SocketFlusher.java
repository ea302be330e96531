package org.parley.socket.web;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that write to sockets, so that those which bring events do not. When they cannot keep up, sockets stand in
 * line, and what comes for them meanwhile leaves in one write (flush consolidation).
 *
 * <p>The line has no bound of its own and needs none: each {@link OutboundQueue} stands in it once at the most. What is
 * given after the end is dropped; the sockets are closed by then.
 */
final class SocketFlusher implements Executor, AutoCloseable {
    /**
     * More than one on one processor as well: a busy system shares it out by threads, and one alone would fall behind
     * those that fill the queues.
     */
    private static final int THREADS = 4;

    private final ThreadPoolExecutor pool;

    SocketFlusher(ThreadFactory threads) {
        pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                threads,
                new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public void execute(Runnable flush) {
        pool.execute(flush);
    }

    /** Flushes what stands in line, and takes no more. */
    @Override
    public void close() {
        pool.shutdown();
    }
}
