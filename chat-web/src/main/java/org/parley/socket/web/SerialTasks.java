package org.parley.socket.web;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;

/** Runs one connection's blocking tasks one after another on shared threads. Bounded; thread-safe. */
final class SerialTasks {
    private static final int WAITING = 64;

    private final Executor workers;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    SerialTasks(Executor workers) {
        this.workers = workers;
    }

    /** @throws ParleyException {@code RATE_LIMITED} when too many wait, {@code OVERLOADED} when the node is busy */
    void execute(Runnable task) {
        synchronized (this) {
            if (waiting.size() >= WAITING) {
                throw new ParleyException(ErrorCode.RATE_LIMITED);
            }
            waiting.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        try {
            workers.execute(this::runAll);
        } catch (ParleyException e) {
            synchronized (this) {
                waiting.remove(task);
                running = false;
            }
            throw e;
        }
    }

    private void runAll() {
        for (Runnable task = next(); task != null; task = next()) {
            task.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable task = waiting.poll();
        running = task != null;
        return task;
    }
}
