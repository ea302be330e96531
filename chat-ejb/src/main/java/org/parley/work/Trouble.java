package org.parley.work;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Logs when something no longer works, and when it works again; not each try in between. Thread-safe. */
public final class Trouble {
    private final Logger log;
    private volatile boolean present;

    public Trouble(Logger log) {
        this.log = log;
    }

    /**
     * It does not work.
     *
     * @param unforeseen what nobody expected is logged each time
     */
    public void begins(String what, @Nullable RuntimeException unforeseen) {
        if (unforeseen != null) {
            log.log(Level.SEVERE, what, unforeseen);
        } else if (!present) {
            log.log(Level.WARNING, what);
        }
        present = true;
    }

    /** It works. */
    public void ends(String what) {
        if (present) {
            log.log(Level.INFO, what);
            present = false;
        }
    }
}
