package org.parley.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "30s,PT30S", "15m,PT15M", "12h,PT12H", "2d,PT48H", "PT1H30M,PT1H30M", "' 30s ',PT30S"})
    void durationShouldBeReadInBothForms(String text, Duration expected) {
        assertThat(settings("key", text).duration("key", Duration.ZERO)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "-5s", "PT-1S", "soon", "5", "99999999999999h"})
    void wrongDurationShouldBeRefused(String text) {
        assertThatThrownBy(() -> settings("key", text).duration("key", Duration.ZERO))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("Setting key is '" + text + "'; it takes a positive duration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "ten", "1.5", "99999999999"})
    void numberShouldLieInItsRange(String text) {
        assertThatThrownBy(() -> settings("key", text).number("key", 5, 1, 10))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("Setting key is '" + text + "'; it takes a whole number from 1 to 10, for example key=5");
    }

    @Test
    void absentOrBlankValueShouldGiveTheDefault() {
        assertThat(settings("other", "7").number("key", 5, 1, 10)).isEqualTo(5);
        assertThat(settings("key", "  ").number("key", 5, 1, 10)).isEqualTo(5);
        assertThat(settings("key", "").flag("key", true)).isTrue();
    }

    @Test
    void flagShouldBeTrueOrFalseAndNothingElse() {
        assertThat(settings("key", "false").flag("key", true)).isFalse();
        assertThatThrownBy(() -> settings("key", "no").flag("key", true)).isInstanceOf(InvalidSettingException.class);
    }

    private static Settings settings(String key, String value) {
        return new Settings(new MapConfig(Map.of(key, value)));
    }
}
