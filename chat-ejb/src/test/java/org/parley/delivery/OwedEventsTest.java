package org.parley.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.parley.account.UserId;
import org.parley.delivery.OwedEvents.Stretch;
import org.parley.delivery.OwedEvents.Window;
import org.parley.message.ClientId;
import org.parley.message.EventContent;
import org.parley.message.RoomEvent;
import org.parley.room.RoomId;

class OwedEventsTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final OwedEvents owed = new OwedEvents(Clock.systemUTC());
    private final RoomId room = room();

    @Test
    void aRoomShouldBeOwedFromItsFirstToItsLastEvent() {
        owed.add(List.of(event(room, 4)), NOON);
        owed.add(List.of(event(room, 9)), NOON.plusSeconds(5));

        assertThat(owed.rooms(10)).containsExactly(Map.entry(room, new Stretch(4, 9)));
        assertThat(owed.since()).contains(NOON);
    }

    @Test
    void whatComesWhileARoomIsPublishedShouldStayOwed() {
        owed.add(List.of(event(room, 4)), NOON);
        Map<RoomId, Stretch> publishing = owed.rooms(10);
        owed.add(List.of(event(room, 6)), NOON);
        owed.published(publishing);

        assertThat(owed.rooms(10)).containsExactly(Map.entry(room, new Stretch(5, 6)));
        assertThat(owed.since()).contains(NOON);
        owed.published(owed.rooms(10));
        assertThat(owed.since()).isEmpty();
    }

    @Test
    void aWriteInDoubtShouldBeOwedOnceItsTimeHasPassed() {
        owed.inDoubt(NOON, NOON.plusSeconds(8));
        owed.inDoubt(NOON.plusSeconds(2), NOON.plusSeconds(12));

        assertThat(owed.window(Duration.ofHours(1))).isEmpty();
        Window window = owed.window(Duration.ZERO).orElseThrow();
        assertThat(window.from()).isEqualTo(NOON);
        assertThat(window.until()).isAfter(NOON.plusSeconds(12));

        owed.inDoubt(NOON, NOON.plusSeconds(20));
        owed.published(window);
        assertThat(owed.since()).contains(NOON);
        owed.published(owed.window(Duration.ZERO).orElseThrow());
        assertThat(owed.since()).isEmpty();
    }

    @Test
    void ofTooManyRoomsThoseOwedLongestShouldBeOwedByTime() {
        owed.add(List.of(event(room, 1)), NOON);
        for (int i = 0; i < 50_000; i++) {
            owed.add(List.of(event(room(), 1)), NOON.plusSeconds(1));
        }

        assertThat(owed.rooms(100_000)).hasSize(50_000).doesNotContainKey(room);
        assertThat(owed.window(Duration.ZERO).orElseThrow().from()).isEqualTo(NOON);
    }

    @Test
    void headsShouldBeTakenOutAndCanBePutBack() {
        owed.add(List.of(event(room, 4), event(room, 5)), NOON);
        Map<RoomId, Long> taken = owed.takeHeads(10);

        assertThat(taken).containsExactly(Map.entry(room, 5L));
        assertThat(owed.hasHeads()).isFalse();
        owed.add(List.of(event(room, 6)), NOON);
        owed.putBackHeads(taken);
        assertThat(owed.takeHeads(10)).containsExactly(Map.entry(room, 6L));
    }

    private static RoomId room() {
        return new RoomId(UUID.randomUUID());
    }

    private static RoomEvent event(RoomId room, long offset) {
        return new RoomEvent(
                room,
                offset,
                offset,
                NOON.plusSeconds(60),
                new UserId(UUID.randomUUID()),
                new ClientId("c"),
                new EventContent.Message("text", false));
    }
}
