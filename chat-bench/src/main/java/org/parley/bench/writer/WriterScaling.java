package org.parley.bench.writer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.parley.bench.load.LoadException;
import org.parley.bench.report.Recorder;
import org.parley.database.Schema;
import org.parley.dev.server.Broker;
import org.parley.dev.server.HistoryStore;
import org.parley.dev.server.Installation;
import org.parley.dev.server.MongoStandIn;
import org.parley.dev.server.Ports;
import org.parley.dev.server.PostgresServer;
import org.parley.dev.server.Secrets;
import org.parley.dev.server.Server;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One, two and four writers, on the same processors, with the same number of messages under way all together, in the
 * same rooms: what more nodes cost or bring to the store.
 */
public final class WriterScaling {
    private static final int ROOMS = 1_000;
    private static final int UNDER_WAY = 4_000;
    private static final Duration START = Duration.ofSeconds(30);

    private final HistoryStore history;
    private final List<Server> servers = new ArrayList<>();
    private final PostgresServer postgres;

    /** @param directory for the servers' data and logs */
    public WriterScaling(Installation installation, Path directory, HistoryStore history) {
        this.history = history;
        Secrets secrets = Secrets.in(directory);
        postgres = new PostgresServer(installation, directory.resolve("postgresql"), Ports.free(), secrets);
        servers.add(new Broker(installation, directory.resolve("broker"), Ports.free(), secrets));
        servers.add(
                history == HistoryStore.MONGODB
                        ? new MongoStandIn(directory.resolve("mongodb"), Ports.free())
                        : postgres);
    }

    /** @param time of one measurement */
    public void run(int runs, Duration time, Recorder recorder) throws InterruptedException {
        try {
            servers.forEach(Server::start);
            if (history == HistoryStore.POSTGRESQL) {
                PGSimpleDataSource database = new PGSimpleDataSource();
                database.setURL(postgres.url());
                database.setUser(postgres.user());
                database.setPassword(postgres.password());
                Schema.migrate(database);
            }
            for (int run = 1; run <= runs; run++) {
                for (int writers : new int[] {1, 2, 4}) {
                    note(writers, run, write(writers, time), recorder);
                }
            }
        } finally {
            servers.forEach(Server::stop);
        }
    }

    private static void note(int writers, int run, List<WriterResult> results, Recorder recorder) {
        String prefix = writers + ".";
        recorder.note(
                prefix + "sends_per_s",
                run,
                results.stream()
                        .mapToDouble(result -> result.sends() / result.seconds())
                        .sum());
        recorder.note(
                prefix + "p99_ms",
                run,
                results.stream().mapToDouble(WriterResult::p99Millis).max().orElseThrow());
        recorder.note(
                prefix + "commit_ms",
                run,
                results.stream()
                        .mapToDouble(WriterResult::commitMillis)
                        .average()
                        .orElseThrow());
    }

    private List<WriterResult> write(int writers, Duration time) throws InterruptedException {
        Map<String, String> settings = new HashMap<>();
        servers.forEach(server -> settings.putAll(server.settings()));
        settings.put("PARLEY_HISTORY_STORE", history.setting());
        WriterOrder order =
                new WriterOrder(ROOMS, UNDER_WAY / writers, Instant.now().plus(START), time);
        List<Process> processes = new ArrayList<>();
        try {
            for (int i = 0; i < writers; i++) {
                processes.add(start(order, settings));
            }
            List<WriterResult> results = new ArrayList<>();
            for (Process process : processes) {
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                    throw new LoadException("A writer failed:\n" + output);
                }
                results.add(WriterResult.parse(output));
            }
            return results;
        } catch (IOException e) {
            throw new LoadException("A writer did not start", e);
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    private static Process start(WriterOrder order, Map<String, String> settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                WriterMain.class.getName()));
        command.addAll(order.arguments());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(settings);
        return builder.start();
    }
}
