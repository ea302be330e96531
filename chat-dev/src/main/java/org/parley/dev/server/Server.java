package org.parley.dev.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A server with its port and its folder. It can be started again after it was stopped or killed, on the same port and
 * with the same data. What it logs is in {@link #log()}.
 *
 * <p>One thread at a time starts or stops a server; servers are independent of each other.
 */
public abstract class Server implements AutoCloseable {

    /** Where every local server listens unless told otherwise. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final Duration POLL = Duration.ofMillis(50);
    private static final int LOG_LINES_SHOWN = 15;

    private final String name;
    private final Path directory;
    private final int port;
    private volatile @Nullable ServerProcess process;

    protected Server(String name, Path directory, int port) {
        this.name = name;
        this.directory = directory.toAbsolutePath();
        this.port = port;
    }

    /** What this server is called in progress lines and log file names. */
    public final String name() {
        return name;
    }

    /** The folder of its data, configuration and log. */
    public final Path directory() {
        return directory;
    }

    public final int port() {
        return port;
    }

    public final Path log() {
        return directory.resolve(name + ".log");
    }

    /** The settings, as environment variables, by which a node finds this server. */
    public abstract Map<String, String> settings();

    /**
     * Starts the server and returns when it serves.
     *
     * @throws ServerFailedException when it ends early or does not serve in time; it is then not running
     */
    public final void start() {
        if (isAlive()) {
            throw new IllegalStateException(name + " is running already");
        }
        try {
            Files.createDirectories(directory);
            prepare();
        } catch (IOException e) {
            throw new ServerFailedException(name + " could not be prepared: " + e.getMessage(), e);
        }
        ServerProcess started = ServerProcess.start(name, command(), environment(), stopSignal(), log());
        process = started;
        try {
            awaitReady(started);
            ready();
        } catch (RuntimeException e) {
            started.kill();
            throw e;
        }
    }

    /** Stops the server in an orderly way; kills it when that takes too long. Does nothing when it is not running. */
    public final void stop() {
        ServerProcess running = process;
        if (running != null) {
            running.resume();
            running.stop(stopPatience());
            process = null;
        }
    }

    /** SIGKILL, as a crash would be. Returns when the process is gone; its data stays as it was. */
    public final void kill() {
        running().kill();
        process = null;
    }

    /** SIGSTOP: connections stay open, nothing answers. */
    public final void suspend() {
        running().suspend();
    }

    /** SIGCONT. */
    public final void resume() {
        running().resume();
    }

    public final boolean isAlive() {
        ServerProcess running = process;
        return running != null && running.isAlive();
    }

    /**
     * The number of the running process.
     *
     * @throws IllegalStateException when it was not started
     */
    public final long pid() {
        return running().pid();
    }

    @Override
    public final void close() {
        stop();
    }

    /** Makes files and folders that the command needs. */
    protected void prepare() throws IOException {}

    protected abstract List<String> command();

    /** Environment variables in addition to those of this JVM. */
    protected Map<String, String> environment() {
        return Map.of();
    }

    /** Whether the server serves. Called every few milliseconds; any exception means no. */
    protected abstract boolean isReady() throws Exception;

    /** Work to be done once the server serves, before {@link #start()} returns. */
    protected void ready() {}

    protected String stopSignal() {
        return "TERM";
    }

    protected Duration startPatience() {
        return Duration.ofMinutes(2);
    }

    protected Duration stopPatience() {
        return Duration.ofSeconds(15);
    }

    /** The log so far; empty when there is none. */
    protected final String logged() {
        try {
            return Files.exists(log()) ? new String(Files.readAllBytes(log()), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            return "";
        }
    }

    protected final ServerFailedException failure(String what) {
        List<String> lines = logged().lines().toList();
        String tail = String.join("\n  ", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        return new ServerFailedException(name + " " + what + "; log: " + log() + "\n  " + tail);
    }

    private void awaitReady(ServerProcess started) {
        long deadline = System.nanoTime() + startPatience().toNanos();
        while (!serves()) {
            if (!started.isAlive()) {
                throw failure("ended with exit code " + started.exitCode());
            }
            if (System.nanoTime() > deadline) {
                throw failure("did not serve within " + startPatience().toSeconds() + " s");
            }
            LockSupport.parkNanos(POLL.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw failure("was not waited for: interrupted");
            }
        }
    }

    private boolean serves() {
        try {
            return isReady();
        } catch (ServerFailedException e) {
            throw e;
        } catch (Exception e) {
            return false;
        }
    }

    private ServerProcess running() {
        ServerProcess running = process;
        if (running == null) {
            throw new IllegalStateException(name + " is not running");
        }
        return running;
    }
}
