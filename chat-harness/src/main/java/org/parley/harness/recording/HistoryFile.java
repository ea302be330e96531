package org.parley.harness.recording;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One append-only file of a recording: a line an entry, fields separated by one space, the first of them the time. The
 * formats are in {@code docs/loss-harness.md}. Lines of one file are in the order of the calls. Safe for use by many
 * threads.
 */
public final class HistoryFile implements AutoCloseable {
    private final RunClock clock;
    private final BufferedWriter out;
    private boolean closed;

    HistoryFile(Path path, RunClock clock) throws IOException {
        this.clock = clock;
        this.out = Files.newBufferedWriter(path, StandardOpenOption.CREATE_NEW);
    }

    /** Writes a line that begins with the time now. What comes after the close is dropped. */
    public synchronized void add(String verb, Object... fields) {
        if (closed) {
            return;
        }
        try {
            out.write(Long.toString(clock.now()));
            out.write(' ');
            out.write(verb);
            for (Object field : fields) {
                out.write(' ');
                out.write(field.toString());
            }
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So that a run that ends badly leaves what was recorded. */
    public synchronized void flush() {
        if (closed) {
            return;
        }
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        flush();
        closed = true;
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
