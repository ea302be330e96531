package org.parley.settings;

import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Settings that an administrator may change while the application runs. A value that is wrong then is refused with one
 * line in the log, and the settings stay as they are, all of them, until it is mended.
 *
 * <p>Thread-safe. {@link #get} never blocks.
 *
 * @param <T> an immutable value with {@code equals}, without secrets: a change is logged
 */
public final class LiveSettings<T> implements Supplier<T> {
    private static final Logger LOG = Logger.getLogger(LiveSettings.class.getName());

    private final Settings settings;
    private final Function<Settings, T> reader;
    private volatile T current;
    private String refused = "";

    /** @throws InvalidSettingException if the settings are wrong at the start */
    public LiveSettings(Settings settings, Function<Settings, T> reader) {
        this.settings = settings;
        this.reader = reader;
        this.current = reader.apply(settings);
    }

    @Override
    public T get() {
        return current;
    }

    /** Reads the settings again; to be called every second or so. */
    public synchronized void refresh() {
        try {
            T next = reader.apply(settings);
            refused = "";
            if (!next.equals(current)) {
                current = next;
                LOG.log(Level.INFO, "settings: changed: {0}", next);
            }
        } catch (InvalidSettingException e) {
            if (!refused.equals(e.getMessage())) {
                refused = String.valueOf(e.getMessage());
                LOG.log(Level.WARNING, "settings: refused, they stay as they were: {0}", refused);
            }
        }
    }
}
