package org.parley.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Binds processes to processors, one for the servers and another for the load client, so that neither takes the other's
 * time. By the command {@code taskset}; without it, or on one processor, nothing is bound.
 */
public final class Processor {
    private static final int SERVERS = 0;
    private static final int CLIENT = 1;
    static final int ALL = Runtime.getRuntime().availableProcessors();
    private static final boolean POSSIBLE = ALL > 1
            && Stream.of("/usr/bin/taskset", "/bin/taskset").map(Path::of).anyMatch(Files::isExecutable);

    private Processor() {}

    /** Whether anything is bound. */
    public static boolean isBound() {
        return POSSIBLE;
    }

    /** Binds this JVM, with all its threads, to the client's processor; what it starts later inherits that. */
    public static void bindClient() {
        bind(ProcessHandle.current().pid(), CLIENT);
    }

    /** Binds these processes to the servers' processor; what they start later inherits it. */
    public static void bindServers(List<Long> pids) {
        pids.forEach(pid -> bind(pid, SERVERS));
    }

    /** Lets these processes use every processor again. */
    public static void unbindServers(List<Long> pids) {
        pids.forEach(Processor::unbind);
    }

    /** Lets this JVM, and what it starts, use every processor again. */
    public static void unbind() {
        unbind(ProcessHandle.current().pid());
    }

    private static void unbind(long pid) {
        bind(pid, SERVERS + "-" + (ALL - 1));
    }

    private static void bind(long pid, int processor) {
        bind(pid, Integer.toString(processor));
    }

    private static void bind(long pid, String processors) {
        if (!POSSIBLE) {
            return;
        }
        try {
            new ProcessBuilder("taskset", "-a", "-p", "-c", processors, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new IllegalStateException("taskset cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
