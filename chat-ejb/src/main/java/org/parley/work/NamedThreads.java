package org.parley.work;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** The container's threads, under names that tell in a thread dump what they are for: {@code parley-commit-1}. */
public final class NamedThreads implements ThreadFactory {
    private final ThreadFactory container;
    private final String purpose;
    private final AtomicInteger made = new AtomicInteger();

    public NamedThreads(ThreadFactory container, String purpose) {
        this.container = container;
        this.purpose = purpose;
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = container.newThread(task);
        thread.setName("parley-" + purpose + "-" + made.incrementAndGet());
        return thread;
    }
}
