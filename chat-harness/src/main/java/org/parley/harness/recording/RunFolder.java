package org.parley.harness.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The folder of one recording, while it is written. Safe for use by many threads. */
public final class RunFolder implements AutoCloseable {
    /** What was asked for, as {@code key=value}. */
    public static final String RUN = "run.properties";

    public static final String NAMES = "names.log";
    public static final String MEMBERSHIPS = "memberships.log";
    public static final String FAULTS = "faults.log";
    public static final String FINAL = "final.log";
    public static final String CLIENT_PREFIX = "client-";

    private final Path path;
    private final RunClock clock;
    private final Names names;
    private final List<HistoryFile> files = new ArrayList<>();

    /** @param path is made; it must not hold a recording already */
    public RunFolder(Path path, RunClock clock) {
        this.path = path;
        this.clock = clock;
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.names = new Names(file(NAMES));
    }

    public Path path() {
        return path;
    }

    public RunClock clock() {
        return clock;
    }

    public Names names() {
        return names;
    }

    public synchronized HistoryFile file(String name) {
        try {
            HistoryFile file = new HistoryFile(path.resolve(name), clock);
            files.add(file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot record in " + path, e);
        }
    }

    public void describe(Map<String, String> properties) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(properties)
                .forEach((key, value) ->
                        text.append(key).append('=').append(value).append('\n'));
        try {
            Files.writeString(path.resolve(RUN), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public synchronized void flush() {
        files.forEach(HistoryFile::flush);
    }

    @Override
    public synchronized void close() {
        files.forEach(HistoryFile::close);
    }
}
