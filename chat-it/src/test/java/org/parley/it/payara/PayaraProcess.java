package org.parley.it.payara;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.parley.dev.server.ProcessGuard;

/** A server that Payara's own tools start: the administration server or an instance, in a folder of its own. */
class PayaraProcess {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private long watched;

    PayaraProcess(Path folder) {
        this.folder = folder;
    }

    /** Of the present process, or of the last. */
    long pid() throws IOException {
        return Long.parseLong(Files.readString(folder.resolve("config/pid")).strip());
    }

    /** The configuration of the domain, as this server has it. */
    String configuration() throws IOException {
        return Files.readString(folder.resolve("config/domain.xml"));
    }

    Path folder() {
        return folder;
    }

    Path log() {
        return folder.resolve("logs/server.log");
    }

    /** To be called whenever it may have been started: from then on it does not outlive this JVM. */
    void watch() throws IOException {
        long pid = pid();
        if (pid != watched) {
            forget();
            ProcessGuard.shared().watch(pid, "TERM");
            watched = pid;
        }
    }

    private void forget() {
        if (watched != 0) {
            ProcessGuard.shared().forget(watched);
            watched = 0;
        }
    }

    /** SIGKILL. Returns when it is gone. */
    void kill() throws IOException {
        process().ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
        forget();
    }

    /** SIGTERM, and does not wait; nothing if it never started. */
    void terminate() throws IOException {
        process().ifPresent(ProcessHandle::destroy);
    }

    /** SIGTERM, and SIGKILL after half a minute. Returns when it is gone; does nothing if it never started. */
    void stop() throws IOException {
        process().ifPresent(PayaraProcess::stop);
        forget();
    }

    private Optional<ProcessHandle> process() throws IOException {
        return Files.exists(folder.resolve("config/pid")) ? ProcessHandle.of(pid()) : Optional.empty();
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit()
                    .orTimeout(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof TimeoutException)) {
                throw e;
            }
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
