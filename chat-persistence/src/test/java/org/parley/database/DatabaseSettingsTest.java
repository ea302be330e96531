package org.parley.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.settings.InvalidSettingException;
import org.parley.settings.MapConfig;
import org.parley.settings.Settings;

class DatabaseSettingsTest {
    private static final Map<String, String> GOOD = Map.of(
            "parley.database.url", "jdbc:postgresql://db.example.com:5432/parley",
            "parley.database.user", "parley",
            "parley.database.password", "secret");

    @Test
    void passwordShouldNotShowInText() {
        assertThat(read(GOOD).toString()).contains("db.example.com").doesNotContain("secret");
    }

    @Test
    void missingUrlShouldBeNamedWithAnExample() {
        assertThatThrownBy(() -> read(with("parley.database.url", "")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("Setting parley.database.url is missing; it takes a text, for example"
                        + " parley.database.url=jdbc:postgresql://127.0.0.1:5432/parley");
    }

    @Test
    void urlOfAnotherDatabaseShouldBeRefused() {
        assertThatThrownBy(() -> read(with("parley.database.url", "jdbc:mysql://db/parley")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining(
                        "parley.database.url is 'jdbc:mysql://db/parley'; it takes a JDBC URL of PostgreSQL")
                .hasMessageNotContaining("\n");
    }

    private static Map<String, String> with(String key, String value) {
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.put(key, value);
        return settings;
    }

    private static DatabaseSettings read(Map<String, String> values) {
        return DatabaseSettings.read(new Settings(new MapConfig(values)));
    }
}
