package org.parley.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.parley.account.UserId;
import org.parley.message.ClientId;
import org.parley.message.EventContent;
import org.parley.message.RoomEvent;
import org.parley.room.RoomId;

/** The mark never passes an event that the broker has not confirmed. */
class OutboxTest {
    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
    private static final int CAPACITY = 10;

    private final SetClock clock = new SetClock();
    private final OwedEvents owed = new OwedEvents(clock);
    private final Outbox outbox = new Outbox(clock, owed, CAPACITY);
    private final RoomId room = new RoomId(UUID.randomUUID());

    @Test
    void theMarkOfAnIdleNodeShouldBeNow() {
        clock.now = second(5);
        assertThat(mark()).isEqualTo(second(5));
    }

    @Test
    void theMarkShouldWaitForWhatCameInBeforeAndNotForWhatCameAfter() throws InterruptedException {
        clock.now = second(1);
        outbox.offer(events(1, 3));
        clock.now = second(2);
        assertThat(mark()).isEqualTo(START);
        outbox.offer(events(4, 5));
        clock.now = second(3);

        outbox.settled(outbox.take(2, Duration.ZERO), true);
        assertThat(mark()).isEqualTo(START);
        outbox.settled(outbox.take(1, Duration.ZERO), true);
        assertThat(mark()).isEqualTo(second(2));
        outbox.settled(outbox.take(5, Duration.ZERO), true);
        assertThat(mark()).isEqualTo(second(3));
    }

    @Test
    void theMarkShouldNotPassAWriteThatIsUnderWay() {
        clock.now = second(9);
        assertThat(outbox.publishedUpTo(() -> Optional.of(second(4)))).isEqualTo(second(4));
        assertThat(outbox.publishedUpTo(() -> Optional.of(second(4)))).isEqualTo(second(4));
        assertThat(mark()).isEqualTo(second(9));
    }

    @Test
    void theMarkShouldStayBeforeWhatTheBrokerDidNotTakeUntilThatIsPublished() throws InterruptedException {
        clock.now = second(1);
        mark();
        clock.now = second(2);
        outbox.offer(events(1, 3));
        outbox.settled(outbox.take(3, Duration.ZERO), false);
        clock.now = second(3);
        assertThat(mark()).isEqualTo(second(1));
        assertThat(owed.rooms(10)).containsEntry(room, new OwedEvents.Stretch(1, 3));

        owed.published(owed.rooms(10));
        assertThat(mark()).isEqualTo(second(3));
    }

    @Test
    void whatHasNoSpaceShouldComeToBeOwed() throws InterruptedException {
        assertThat(outbox.offer(events(1, CAPACITY + 2)))
                .extracting(RoomEvent::offset)
                .containsExactly(11L, 12L);
        clock.now = second(4);
        outbox.settled(outbox.take(CAPACITY, Duration.ZERO), true);

        assertThat(mark()).isEqualTo(START);
        assertThat(owed.rooms(10)).containsEntry(room, new OwedEvents.Stretch(11, 12));
    }

    @Test
    void aRepetitionOfAnOldEventShouldOnlyBeMadeKnown() throws InterruptedException {
        List<RoomEvent> old = events(7, 7);
        clock.now = second(100);
        mark();
        outbox.offer(old);
        outbox.settled(outbox.take(1, Duration.ZERO), false);

        assertThat(owed.rooms(10)).isEmpty();
        assertThat(owed.takeHeads(10)).containsEntry(room, 7L);
        assertThat(mark()).isEqualTo(second(100));
    }

    private Instant mark() {
        return outbox.publishedUpTo(Optional::empty);
    }

    private List<RoomEvent> events(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(offset -> new RoomEvent(
                        room,
                        offset,
                        offset,
                        clock.now,
                        new UserId(UUID.randomUUID()),
                        new ClientId("c" + offset),
                        new EventContent.Message("text", false)))
                .toList();
    }

    private static Instant second(int seconds) {
        return START.plusSeconds(seconds);
    }

    private static final class SetClock extends Clock {
        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
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
