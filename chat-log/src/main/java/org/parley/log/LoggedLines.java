package org.parley.log;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Logs each line that is written to it; a line that comes while its thread logs another is dropped. */
final class LoggedLines extends OutputStream {
    private final Logger logger;
    private final Level level;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /** A logger that fails says so on standard error: that must not be logged in turn. */
    private final ThreadLocal<Boolean> logging = ThreadLocal.withInitial(() -> false);

    LoggedLines(String logger, Level level) {
        this.logger = Logger.getLogger(logger);
        this.level = level;
    }

    @Override
    public void write(int b) {
        String whole = add(b);
        if (!whole.isEmpty() && !logging.get()) {
            logging.set(true);
            try {
                logger.log(level, whole);
            } finally {
                logging.set(false);
            }
        }
    }

    /** @return the line that ends with this, or nothing */
    private synchronized String add(int b) {
        if (b != '\n') {
            line.write(b);
            return "";
        }
        String whole = line.toString(StandardCharsets.UTF_8).stripTrailing();
        line.reset();
        return whole;
    }
}
