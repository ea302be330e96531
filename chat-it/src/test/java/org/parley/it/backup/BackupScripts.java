package org.parley.it.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.parley.dev.server.Installation;
import org.parley.dev.server.PostgresServer;
import org.parley.dev.server.Server;

/** The scripts of {@code payara-config/backup}, pointed at the servers of a test. */
final class BackupScripts {
    private static final int PATIENCE_SECONDS = 120;

    private final Path scripts = Installation.locate().backupScripts();
    private final Path folder;
    private final Map<String, String> environment;

    /** What a script said, on both of its outputs, and whether it did what it was asked. */
    record Outcome(boolean done, String said) {}

    BackupScripts(Path folder, Path tools, PostgresServer postgres) throws IOException {
        this.folder = Files.createDirectories(folder);
        Path passwords = folder.resolve("pgpass");
        Files.deleteIfExists(passwords);
        Files.createFile(passwords, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwords, "*:*:*:" + postgres.user() + ":" + postgres.password() + "\n");
        environment = Map.of(
                "PGHOST", Server.LOOPBACK,
                "PGPORT", Integer.toString(postgres.port()),
                "PGDATABASE", "parley",
                "PGUSER", postgres.user(),
                "PGPASSFILE", passwords.toString(),
                "PARLEY_POSTGRES_BIN", tools.toString(),
                "PARLEY_HISTORY_STORE", "postgresql",
                "PARLEY_BACKUPS", folder.resolve("backups").toString(),
                "PARLEY_LEASE_SECONDS", "3");
    }

    /** A new backup: its folder. */
    Path backUp() {
        Outcome outcome = run("backup.sh");
        assertThat(outcome.done()).as(outcome.said()).isTrue();
        return Path.of(outcome.said().lines().reduce("", (first, last) -> last));
    }

    Outcome restore(Path backup) {
        return run("restore.sh", backup.toString());
    }

    /** Another folder with the same in it. */
    Path copyOf(Path backup, String name) throws IOException {
        Path copy = Files.createDirectories(folder.resolve(name));
        try (Stream<Path> files = Files.list(backup)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    private Outcome run(String script, String... arguments) {
        String[] command = Stream.concat(Stream.of(scripts.resolve(script).toString()), Stream.of(arguments))
                .toArray(String[]::new);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Path output = Files.createTempFile(folder, script, ".log");
            Process process = builder.redirectOutput(output.toFile()).start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError(script + " did not end within " + PATIENCE_SECONDS + " s; log: " + output);
            }
            return new Outcome(
                    process.exitValue() == 0, Files.readString(output, UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
