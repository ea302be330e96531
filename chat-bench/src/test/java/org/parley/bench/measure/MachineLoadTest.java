package org.parley.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MachineLoadTest {

    @Test
    void idleTimeShouldNotCountAsBusy() {
        MachineLoad load = MachineLoad.parse("cpu  100 20 30 5000 700 4 6 9 0 0\ncpu0 1 1 1 1 1 1 1 1 0 0\n");

        assertThat(load).isEqualTo(new MachineLoad(Duration.ofMillis(1600), Duration.ofMillis(90)));
    }
}
