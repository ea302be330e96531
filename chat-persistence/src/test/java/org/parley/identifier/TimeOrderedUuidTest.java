package org.parley.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimeOrderedUuidTest {

    @Test
    void uuidShouldBeOfVersionSevenAndBeginWithTheTime() {
        Instant time = Instant.parse("2026-11-24T10:15:30.123Z");
        UUID uuid = TimeOrderedUuid.next(InstantSource.fixed(time));

        assertThat(uuid.version()).isEqualTo(7);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(uuid.getMostSignificantBits() >>> 16).isEqualTo(time.toEpochMilli());
    }

    @Test
    void uuidsOfOneMillisecondShouldDiffer() {
        InstantSource clock = InstantSource.fixed(Instant.EPOCH);

        assertThat(TimeOrderedUuid.next(clock)).isNotEqualTo(TimeOrderedUuid.next(clock));
    }

    @Test
    void laterUuidsShouldSortAfterEarlierOnesAsTexts() {
        UUID earlier = TimeOrderedUuid.next(InstantSource.fixed(Instant.parse("2026-11-24T10:15:30.123Z")));
        UUID later = TimeOrderedUuid.next(InstantSource.fixed(Instant.parse("2026-11-24T10:15:30.124Z")));

        assertThat(later.toString()).isGreaterThan(earlier.toString());
    }
}
