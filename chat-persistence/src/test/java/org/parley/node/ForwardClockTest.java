package org.parley.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class ForwardClockTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void itShouldStandWhileTheSystemsClockCatchesUp() {
        Clock clock = new ForwardClock(
                new Readings(List.of(NOON, NOON.plusSeconds(1), NOON.minusSeconds(3600), NOON, NOON.plusSeconds(2))));

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(1));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(1));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(1));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void aRunOfANodeShouldBeReadFromItsText() {
        NodeId node = NodeId.starting("node-1");
        assertThat(NodeId.of(node.toString())).isEqualTo(node);
    }

    private static final class Readings extends Clock {
        private final Queue<Instant> readings;

        private Readings(List<Instant> readings) {
            this.readings = new ArrayDeque<>(readings);
        }

        @Override
        public Instant instant() {
            return readings.remove();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
