package org.parley.database;

import java.time.Duration;
import org.parley.settings.Settings;

/**
 * Where the database is. The container reads the same keys for its connection pool; this checks them first.
 *
 * <p>{@link #toString()} does not show the password.
 *
 * @param startPatience how long a node that starts waits for a database that is away
 */
public record DatabaseSettings(String url, String user, String password, Duration startPatience) {
    private static final String URL_EXAMPLE = "jdbc:postgresql://127.0.0.1:5432/parley";

    /** @throws org.parley.settings.InvalidSettingException naming the first key that is missing or wrong */
    public static DatabaseSettings read(Settings settings) {
        String url = settings.text("parley.database.url", URL_EXAMPLE);
        settings.parse("parley.database.url", url, "a JDBC URL of PostgreSQL", URL_EXAMPLE, DatabaseSettings::url);
        return new DatabaseSettings(
                url,
                settings.text("parley.database.user", "parley"),
                settings.text("parley.database.password", "…"),
                settings.duration("parley.database.start-patience", Duration.ofMinutes(2)));
    }

    private static String url(String text) {
        if (!text.matches("jdbc:postgresql://[^/\\s]+/[^/\\s]+")) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    @Override
    public String toString() {
        return "DatabaseSettings[" + user + " at " + url + "]";
    }
}
