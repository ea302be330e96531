package org.parley.dev.server;

import java.util.Locale;

/** Where the nodes keep the rooms' histories; the values of the setting {@code parley.history.store}. */
public enum HistoryStore {
    POSTGRESQL,
    MONGODB;

    public String setting() {
        return name().toLowerCase(Locale.ROOT);
    }
}
