package org.parley.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveSettingsTest {
    private final Map<String, String> values = new HashMap<>(Map.of("key", "5"));
    private final Settings settings = new Settings(new MapConfig(values));

    @Test
    void aChangeShouldBeObeyedAtTheNextLook() {
        LiveSettings<Integer> live = live();
        values.put("key", "7");
        assertThat(live.get()).isEqualTo(5);
        live.refresh();
        assertThat(live.get()).isEqualTo(7);
    }

    @Test
    void aWrongValueShouldBeRefusedAndTheOldOneStay() {
        LiveSettings<Integer> live = live();
        values.put("key", "eleven");
        live.refresh();
        assertThat(live.get()).isEqualTo(5);
        values.put("key", "6");
        live.refresh();
        assertThat(live.get()).isEqualTo(6);
    }

    @Test
    void aWrongValueAtTheStartShouldStopIt() {
        values.put("key", "eleven");
        assertThatThrownBy(this::live).isInstanceOf(InvalidSettingException.class);
    }

    private LiveSettings<Integer> live() {
        return new LiveSettings<>(settings, read -> read.number("key", 1, 1, 10));
    }
}
