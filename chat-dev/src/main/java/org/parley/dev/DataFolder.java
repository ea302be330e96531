package org.parley.dev;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.parley.dev.server.HistoryStore;

/** The folder that holds all data of the local servers; one launcher at a time uses it. */
final class DataFolder {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path path;

    DataFolder(Path path) {
        this.path = path;
    }

    /**
     * Takes the folder for this process, until it ends however it ends.
     *
     * @throws LauncherException when another launcher has it
     */
    @SuppressWarnings("MustBeClosedChecker")
    void take() throws IOException {
        if (!Files.exists(path)) {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new LauncherException("Another launcher uses " + path + "; stop it, or choose another folder with"
                    + " --data (PARLEY_DEV_DATA) and other ports");
        }
    }

    /** Waits until the servers of a launcher that was killed are gone: its guard lives as long as one of them. */
    void awaitEndOfFormerRun(ProcessHandle guardOfThisRun) throws IOException {
        Path file = path.resolve("guard");
        if (Files.exists(file)) {
            String[] former = Files.readString(file).strip().split(" ", 2);
            Optional<ProcessHandle> alive = ProcessHandle.of(Long.parseLong(former[0]))
                    .filter(process -> startOf(process).equals(former[former.length - 1]));
            if (alive.isPresent()) {
                await(alive.get());
            }
        }
        Files.writeString(file, guardOfThisRun.pid() + " " + startOf(guardOfThisRun) + "\n");
    }

    /**
     * Notes where the histories are, for the next start.
     *
     * @throws LauncherException when the data belongs to the other store: rooms would seem to have lost their messages
     */
    void keepTo(HistoryStore store) throws IOException {
        Path file = path.resolve("history");
        if (!Files.exists(file)) {
            Files.writeString(file, store.setting() + "\n");
            return;
        }
        String before = Files.readString(file).strip();
        if (!before.equals(store.setting())) {
            throw new LauncherException("The rooms in " + path + " have their history in " + before + ", not in "
                    + store.setting() + "; start with --history " + before + ", or with another --data folder");
        }
    }

    private static void await(ProcessHandle guard) {
        try {
            guard.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            throw new LauncherException(
                    "The servers of the former run have not stopped; their guard is process " + guard.pid());
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Told apart from a later process of the same number. */
    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
