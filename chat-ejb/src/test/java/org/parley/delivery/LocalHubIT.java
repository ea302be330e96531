package org.parley.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.account.UserId;
import org.parley.database.Schema;
import org.parley.failure.ErrorCode;
import org.parley.message.AppendOutcome.Appended;
import org.parley.message.ClientId;
import org.parley.message.EventContent;
import org.parley.message.MessageHistory;
import org.parley.message.NewEvent;
import org.parley.message.RoomEvent;
import org.parley.message.RoomHead;
import org.parley.message.postgres.PostgresMessageHistory;
import org.parley.room.RoomId;

/** Whatever is lost, doubled or reordered on the way to the hub, its readers get each event once and in order. */
class LocalHubIT {
    private static final int RESUME_EVENTS = 1_000;
    private static EmbeddedPostgres server;
    private static MessageHistory history;
    private static ExecutorService executor;

    private final RoomId room = new RoomId(UUID.randomUUID());
    private final RecordingInterest interest = new RecordingInterest();
    private final UserId alice = new UserId(UUID.randomUUID());
    private LocalHub hub;
    private int written;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start();
        Schema.migrate(server.getPostgresDatabase());
        history = new PostgresMessageHistory(server.getPostgresDatabase(), Clock.systemUTC());
        executor = Executors.newFixedThreadPool(4);
    }

    @AfterAll
    static void stop() throws IOException {
        executor.shutdownNow();
        server.close();
    }

    @BeforeEach
    void makeHub() {
        hub = new LocalHub(history, executor, RESUME_EVENTS, interest, DeliveryMeter.NONE);
    }

    @Test
    void aReaderShouldGetWhatItLacksAndThenWhatComes() {
        store(5);
        RecordingReader reader = follow(2);
        awaitOffsets(reader, 3, 5);

        hub.deliver(room, store(3));
        awaitOffsets(reader, 3, 8);
    }

    @Test
    void aRoomShouldBeOfInterestFromItsFirstReaderToItsLast() {
        RecordingReader first = follow(0);
        RecordingReader second = new RecordingReader(alice);
        Subscription stream = hub.subscribe(second, room, 0, RoomHead.EMPTY);
        assertThat(interest.told).containsExactly("gained " + room);

        hub.unsubscribe(stream);
        assertThat(interest.told).hasSize(1);
        hub.removeReader(room, first.user());
        assertThat(interest.told).containsExactly("gained " + room, "lost " + room);
        follow(0);
        hub.removeAllReaders(room);
        assertThat(interest.told).endsWith("gained " + room, "lost " + room);
    }

    @Test
    void whatCameBeforeShouldBeDropped() {
        RecordingReader reader = follow(0);
        List<RoomEvent> events = store(3);
        hub.deliver(room, events);
        hub.deliver(room, events);
        hub.deliver(room, events.subList(1, 3));
        awaitOffsets(reader, 1, 3);
    }

    @Test
    void aGapShouldBeFilledFromTheHistory() {
        RecordingReader reader = follow(0);
        List<RoomEvent> events = store(10);
        hub.deliver(room, events.subList(9, 10));
        awaitOffsets(reader, 1, 10);
    }

    @Test
    void aMessageWithGapsBetweenItsEventsShouldLeaveNoneToTheReaders() {
        RecordingReader reader = follow(0);
        List<RoomEvent> events = store(6);
        hub.deliver(room, List.of(events.get(0), events.get(3), events.get(2), events.get(5)));
        hub.deliver(room, List.of(events.get(1), events.get(4)));
        awaitOffsets(reader, 1, 6);
    }

    @Test
    void aLostTailShouldBeFoundByTheAudit() {
        RecordingReader reader = follow(0);
        store(4);
        assertThat(reader.offsets()).isEmpty();

        hub.audit(hub.rooms());
        awaitOffsets(reader, 1, 4);
    }

    @Test
    void aReaderThatLacksTooMuchShouldBeToldToPage() {
        store(RESUME_EVENTS + 1);
        RecordingReader reader = follow(0);
        assertThat(reader.resetTo()).isEqualTo(RESUME_EVENTS + 1);

        hub.deliver(room, store(1));
        awaitOffsets(reader, RESUME_EVENTS + 2, RESUME_EVENTS + 2);
    }

    @Test
    void aReaderAheadOfTheHubShouldMissNothing() {
        RecordingReader early = follow(0);
        List<RoomEvent> notYetHeard = store(3);
        RecordingReader late = follow(3);
        awaitOffsets(early, 1, 3);

        hub.deliver(room, notYetHeard);
        hub.deliver(room, store(1));
        awaitOffsets(early, 1, 4);
        awaitOffsets(late, 4, 4);
    }

    @Test
    void aReaderWhoIsRemovedShouldGetNothingMore() {
        RecordingReader reader = follow(0);
        hub.deliver(room, store(1));
        awaitOffsets(reader, 1, 1);

        hub.removeReader(room, alice);
        hub.deliver(room, store(1));
        assertThat(hub.rooms()).isEmpty();
        assertThat(reader.offsets()).containsExactly(1L);
    }

    @Test
    void aPositionBeyondTheEndShouldBeRefused() {
        store(1);
        follow(1);
        RecordingReader reader = new RecordingReader(alice);
        hub.subscribe(reader, room, 9, new RoomHead(1, 1));
        await().untilAsserted(() -> assertThat(reader.failures()).containsExactly(ErrorCode.OFFSET_OUT_OF_RANGE));
    }

    @Test
    void readersShouldGetEachEventOnceAndInOrderThroughADisorderlyTopic() {
        Random random = new Random(20_261_124);
        List<RecordingReader> readers = new ArrayList<>();
        List<Long> starts = new ArrayList<>();
        List<List<RoomEvent>> onTheWay = new ArrayList<>();
        for (int round = 0; round < 120; round++) {
            if (round % 10 == 0) {
                long after = written == 0 ? 0 : random.nextInt(written);
                starts.add(after);
                readers.add(follow(after));
            }
            onTheWay.add(store(1 + random.nextInt(4)));
            if (random.nextInt(4) == 0) {
                Collections.shuffle(onTheWay, random);
                onTheWay.forEach(events -> {
                    for (int times = random.nextInt(3); times > 0; times--) {
                        hub.deliver(room, events);
                        hub.deliver(room, everySecond(events));
                    }
                });
                onTheWay.clear();
            }
        }
        hub.audit(hub.rooms());
        for (int i = 0; i < readers.size(); i++) {
            awaitOffsets(readers.get(i), starts.get(i) + 1, written);
        }
    }

    /** As when two nodes wrote in turn. */
    private static List<RoomEvent> everySecond(List<RoomEvent> events) {
        return events.stream().filter(event -> event.offset() % 2 == 0).toList();
    }

    private RecordingReader follow(long after) {
        RecordingReader reader = new RecordingReader(alice);
        RoomHead head = history.heads(List.of(room)).getOrDefault(room, RoomHead.EMPTY);
        hub.subscribe(reader, room, after, head);
        return reader;
    }

    /** Stored, as by another node: nothing has come to the hub. */
    private List<RoomEvent> store(int count) {
        List<NewEvent> events = IntStream.range(0, count)
                .mapToObj(i -> new NewEvent(
                        room, alice, new ClientId("c" + UUID.randomUUID()), new EventContent.Message("text", false)))
                .toList();
        written += count;
        return history.append(events).stream()
                .map(outcome -> ((Appended) outcome).event())
                .toList();
    }

    private static void awaitOffsets(RecordingReader reader, long first, long last) {
        List<Long> expected = LongStream.rangeClosed(first, last).boxed().toList();
        await().untilAsserted(() -> assertThat(reader.offsets()).isEqualTo(expected));
    }
}
