package org.parley.work;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;

/**
 * This node's pool for work that may block: a fixed number of container-managed threads and a bounded queue.
 *
 * <p>Not the container's default executor: its core size of 0 and unbounded queue let one thread do everything.
 */
@ApplicationScoped
public class Workers implements Executor {
    private static final int THREADS = 24;
    private static final int WAITING = 20_000;
    private static final long IDLE_SECONDS = 60;

    @Resource
    private ManagedThreadFactory threads;

    private ThreadPoolExecutor pool;

    @PostConstruct
    void start() {
        pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                new NamedThreads(threads, "worker"));
        pool.allowCoreThreadTimeOut(true);
    }

    /** @throws ParleyException {@code OVERLOADED} when too much waits already, or the node is stopping */
    @Override
    public void execute(Runnable task) {
        try {
            pool.execute(task);
        } catch (RejectedExecutionException e) {
            throw new ParleyException(ErrorCode.OVERLOADED, ErrorCode.OVERLOADED.text(), e);
        }
    }

    /** How many tasks wait for a thread. */
    public int waiting() {
        return pool.getQueue().size();
    }

    @PreDestroy
    void stop() {
        pool.shutdown();
    }
}
