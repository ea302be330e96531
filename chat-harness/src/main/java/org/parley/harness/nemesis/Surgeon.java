package org.parley.harness.nemesis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.parley.dev.server.Server;
import org.parley.dev.server.ServerFailedException;
import org.parley.harness.recording.HistoryFile;

/**
 * Does one fault to one server, from its begin to its end, and records both. One fault at a time a server; the next one
 * waits. Safe for use by many threads.
 */
final class Surgeon {
    private static final int STARTS = 8;

    private final HistoryFile file;
    private final Consumer<String> say;
    private final AtomicInteger count = new AtomicInteger();
    private final Map<Server, ReentrantLock> locks = new ConcurrentHashMap<>();

    Surgeon(HistoryFile file, Consumer<String> say) {
        this.file = file;
        this.say = say;
    }

    /** Whether a fault of this server has not ended. */
    boolean isBusyWith(Server server) {
        return lockOf(server).isLocked();
    }

    void operate(FaultKind kind, Server server, Duration pause) {
        ReentrantLock lock = lockOf(server);
        lock.lock();
        try {
            operateAlone(count.incrementAndGet(), kind, server, pause);
        } finally {
            lock.unlock();
        }
    }

    private void operateAlone(int number, FaultKind kind, Server server, Duration pause) {
        file.add("begin", number, kind.text(), server.name(), pause.toMillis());
        say.accept("fault %d: %s %s for %.1f s".formatted(number, kind.text(), server.name(), pause.toMillis() / 1e3));
        if (kind == FaultKind.SUSPEND) {
            server.suspend();
            LockSupport.parkNanos(pause.toNanos());
            server.resume();
        } else {
            if (kind == FaultKind.KILL) {
                server.kill();
            } else {
                server.stop();
            }
            LockSupport.parkNanos(pause.toNanos());
            keepLog(server, number);
            start(server);
        }
        file.add("end", number);
    }

    /** Starts the server again if it has ended without anybody's doing. */
    void revive(Server server) {
        ReentrantLock lock = lockOf(server);
        if (!lock.tryLock()) {
            return;
        }
        try {
            if (!server.isAlive()) {
                int number = count.incrementAndGet();
                file.add("begin", number, "died", server.name(), 0);
                say.accept("fault " + number + ": " + server.name() + " has ended by itself; log: " + server.log());
                start(server);
                file.add("end", number);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A node may fail to start while a server that it needs is away: it is tried again, as a supervisor would. */
    private void start(Server server) {
        for (int attempt = 1; ; attempt++) {
            try {
                server.start();
                return;
            } catch (ServerFailedException e) {
                file.add("start-failed", server.name(), attempt);
                say.accept("start " + attempt + " of " + server.name() + " failed: " + firstLine(e));
                if (attempt == STARTS) {
                    throw e;
                }
            }
        }
    }

    /** A server itself keeps the log of its last run alone. */
    private static void keepLog(Server server, int fault) {
        try {
            Files.copy(server.log(), server.directory().resolve(server.name() + ".before-fault-" + fault + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException("The log of " + server.name() + " cannot be kept", e);
        }
    }

    private ReentrantLock lockOf(Server server) {
        return locks.computeIfAbsent(server, key -> new ReentrantLock());
    }

    private static String firstLine(ServerFailedException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
