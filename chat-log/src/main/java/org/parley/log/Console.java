package org.parley.log;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.StreamHandler;

/**
 * Writes log records with their {@link NodeField} to standard output, and makes records of what anybody else writes there
 * or to standard error: so all lines are of the one format.
 */
public final class Console extends StreamHandler {
    public Console() {
        setOutputStream(new FileOutputStream(FileDescriptor.out));
        System.setOut(lines("stdout", Level.INFO));
        System.setErr(lines("stderr", Level.WARNING));
    }

    private static PrintStream lines(String logger, Level level) {
        return new PrintStream(new LoggedLines(logger, level), true, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void publish(LogRecord logged) {
        NodeField.addTo(logged);
        super.publish(logged);
        flush();
    }

    /** Does not close standard output. */
    @Override
    public synchronized void close() {
        flush();
    }
}
