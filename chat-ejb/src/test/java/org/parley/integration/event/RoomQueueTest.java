package org.parley.integration.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.parley.account.UserId;
import org.parley.delivery.EventBatch;
import org.parley.message.ClientId;
import org.parley.message.EventContent;
import org.parley.message.RoomEvent;
import org.parley.room.RoomId;

class RoomQueueTest {
    private static final int FULL = 4_000;

    private final UserId erp = new UserId(UUID.randomUUID());
    private final RoomId room = new RoomId(UUID.randomUUID());
    private final RoomId other = new RoomId(UUID.randomUUID());
    private final RoomQueue queue = new RoomQueue(erp);

    @Test
    void eventsShouldComeOutAsTheyWentIn() throws InterruptedException {
        queue.offer(events(room, 1, 3));
        queue.offer(events(room, 4, 5));

        assertThat(offsets(queue.take(4, 0))).containsExactly(1L, 2L, 3L, 4L);
        assertThat(offsets(queue.take(4, 0))).containsExactly(5L);
        assertThat(queue.take(4, 1)).isEmpty();
    }

    @Test
    void aLiveStreamThatFindsItFullShouldBeCutAndGoOnBehindWhatIsInThere() throws InterruptedException {
        queue.offer(events(room, 1, FULL));
        queue.offer(events(room, FULL + 1, FULL + 1));
        // room again, but what lies between is missing
        queue.take(FULL, 0);
        queue.offer(events(room, FULL + 2, FULL + 2));
        queue.offer(events(other, 1, 1));

        assertThat(queue.cut()).containsExactly(room);
        // its stream has not ended yet
        queue.offer(events(room, FULL + 3, FULL + 3));
        queue.admit(room);
        assertThat(queue.end(room)).isEqualTo(FULL);
        assertThat(queue.take(10, 0)).extracting(RoomEvent::room).containsExactly(other);

        queue.offer(events(room, FULL + 1, FULL + 1));
        assertThat(offsets(queue.take(10, 0))).containsExactly(FULL + 1L);
        assertThat(queue.cut()).isEmpty();
    }

    @Test
    void aCatchUpShouldWaitForRoom() throws InterruptedException {
        List<String> went = new ArrayList<>();
        queue.offer(events(room, 1, 1_000));
        assertThat(queue.hasRoom()).isFalse();
        queue.whenRoom(() -> went.add("on"));
        assertThat(went).isEmpty();

        queue.take(1, 0);

        assertThat(went).containsExactly("on");
        queue.whenRoom(() -> went.add("at once"));
        assertThat(went).containsExactly("on", "at once");
    }

    private EventBatch events(RoomId of, long first, long last) {
        return EventBatch.of(
                of,
                LongStream.rangeClosed(first, last)
                        .mapToObj(offset -> new RoomEvent(
                                of,
                                offset,
                                offset,
                                Instant.EPOCH,
                                erp,
                                new ClientId("c" + offset),
                                new EventContent.Message("hello", false)))
                        .toList());
    }

    private static List<Long> offsets(List<RoomEvent> events) {
        return events.stream().map(RoomEvent::offset).toList();
    }
}
