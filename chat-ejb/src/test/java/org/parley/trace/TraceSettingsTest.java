package org.parley.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.room.RoomId;
import org.parley.settings.InvalidSettingException;
import org.parley.settings.MapConfig;
import org.parley.settings.Settings;

class TraceSettingsTest {

    @Test
    void nothingShouldBeTracedUnlessAskedFor() {
        assertThat(read(Map.of())).isEqualTo(new TraceSettings(0, false));
        assertThat(Traces.OFF.received(RoomId.of("0198c0de-0000-7000-8000-000000000001")))
                .isNull();
    }

    @Test
    void aRatioShouldBeReadWhereThereIsAnExporter() {
        assertThat(read(Map.of("otel.sdk.disabled", "false", "parley.trace.ratio", "0.001")))
                .isEqualTo(new TraceSettings(0.001, true));
    }

    @ParameterizedTest
    @CsvSource({"0.5, true", "1.5, false", "-0.1, false", "NaN, false", "some, false"})
    void aRatioThatCannotBeShouldBeRefused(String ratio, String disabled) {
        Map<String, String> values = Map.of("otel.sdk.disabled", disabled, "parley.trace.ratio", ratio);

        assertThatThrownBy(() -> read(values))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("parley.trace.ratio");
    }

    private static TraceSettings read(Map<String, String> values) {
        return TraceSettings.read(new Settings(new MapConfig(values)));
    }
}
