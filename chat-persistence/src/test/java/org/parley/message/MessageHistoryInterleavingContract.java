package org.parley.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.message.MessageHistoryContract.message;
import static org.parley.message.MessageHistoryContract.room;
import static org.parley.message.MessageHistoryContract.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.parley.account.UserId;
import org.parley.database.Race;
import org.parley.message.AppendOutcome.Appended;
import org.parley.message.AppendOutcome.Contended;
import org.parley.room.RoomId;

/** What several nodes on one store, and readers beside them, may never see of a {@link MessageHistory}. */
public interface MessageHistoryInterleavingContract {
    /** Rooms whose batches are shared, as those of a lane are. */
    int ROOMS_TOGETHER = 25;

    /** Stand-ins get slow when they hold much. */
    int ROOMS_BETWEEN_CLEARINGS = 100;

    HistoryStore store();

    /**
     * One interleaving is what happens to one room. {@code -Dparley.interleavings=1000000} makes it a long run,
     * {@code -Dparley.interleavings.seed=…} repeats one.
     */
    @Test
    default void everyInterleavingOfThreeNodesShouldKeepTheLogOfTheRoom(TestReporter reporter) {
        long seed = Long.getLong("parley.interleavings.seed", System.nanoTime());
        int rooms = Integer.getInteger("parley.interleavings", 10_000);
        reporter.publishEntry("interleavings", rooms + ", seed " + seed);
        Random random = new Random(seed);
        int contended = 0;
        for (int room = 0; room < rooms; room += ROOMS_TOGETHER) {
            if (room % ROOMS_BETWEEN_CLEARINGS == 0) {
                store().clear();
            }
            Interleaving interleaving = new Interleaving(store(), random, ROOMS_TOGETHER);
            try {
                contended += interleaving.run();
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ", rooms from the " + room + "th on", e);
            }
        }
        reporter.publishEntry("contended", String.valueOf(contended));
    }

    @Test
    default void twoNodesThatAppendTheSameAtOnceShouldStoreItOnce() throws Exception {
        for (int round = 0; round < 40; round++) {
            RoomId room = room();
            UserId alice = user();
            List<NewEvent> batch = MessageHistoryContract.messages(room, alice, "a", 8);
            List<MessageHistory> nodes = List.of(store().node(), store().node());

            List<Object> logs = Race.of(2, i -> appendAll(nodes.get(i), batch));

            List<RoomEvent> log = store().node().after(room, 0, 100);
            assertThat(logs).containsExactly(log, log);
            assertThat(log).extracting(RoomEvent::offset).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        }
    }

    @Test
    default void noReaderShouldSeeAnEventBeforeThoseAheadOfIt() throws Exception {
        RoomId room = room();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            AtomicBoolean done = new AtomicBoolean();
            List<Future<Long>> readers = List.of(
                    threads.submit(() -> readForwards(room, done)),
                    threads.submit(() -> readTheEnd(room, done)),
                    threads.submit(() -> readHeads(room, done)));
            List<Callable<Boolean>> writers = List.of(
                    () -> write(room, 120, new Random(1)),
                    () -> write(room, 120, new Random(2)),
                    () -> write(room, 120, new Random(3)));
            for (Future<Boolean> writer : threads.invokeAll(writers, 60, TimeUnit.SECONDS)) {
                writer.get();
            }
            done.set(true);
            for (Future<Long> reader : readers) {
                assertThat(reader.get(60, TimeUnit.SECONDS)).isEqualTo(360);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Follows the log as a hub does: what comes after n begins with n + 1 and has no hole. */
    private long readForwards(RoomId room, AtomicBoolean done) {
        MessageHistory node = store().node();
        long last = 0;
        boolean finished;
        do {
            finished = done.get();
            for (RoomEvent event : node.after(room, last, 50)) {
                assertThat(event.offset()).isEqualTo(last + 1);
                last = event.offset();
            }
        } while (!finished || last < 360);
        return last;
    }

    /** Whoever sees the last event can read all before it. */
    private long readTheEnd(RoomId room, AtomicBoolean done) {
        MessageHistory node = store().node();
        long last = 0;
        boolean finished;
        do {
            finished = done.get();
            List<RoomEvent> end = node.before(room, Long.MAX_VALUE, 1);
            if (!end.isEmpty()) {
                last = end.get(0).offset();
                assertReadable(node, room, last);
            }
        } while (!finished);
        return last;
    }

    /** Whoever is told an end can read up to it. */
    private long readHeads(RoomId room, AtomicBoolean done) {
        MessageHistory node = store().node();
        long last = 0;
        boolean finished;
        do {
            finished = done.get();
            last = node.heads(List.of(room)).getOrDefault(room, RoomHead.EMPTY).offset();
            assertReadable(node, room, last);
        } while (!finished);
        return last;
    }

    private static void assertReadable(MessageHistory node, RoomId room, long last) {
        assertThat(node.after(room, 0, (int) last))
                .extracting(RoomEvent::offset)
                .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
    }

    private boolean write(RoomId room, int count, Random random) {
        MessageHistory node = store().node();
        UserId author = user();
        int written = 0;
        while (written < count) {
            List<NewEvent> batch = new ArrayList<>();
            for (int i = Math.min(1 + random.nextInt(5), count - written); i > 0; i--) {
                batch.add(message(room, author, "m" + written++, "hi"));
            }
            appendAll(node, batch);
        }
        return true;
    }

    /** As a node does it: what is contended is appended again, before anything else. */
    private static List<RoomEvent> appendAll(MessageHistory node, List<NewEvent> batch) {
        List<RoomEvent> stored = new ArrayList<>();
        List<NewEvent> left = batch;
        while (!left.isEmpty()) {
            List<NewEvent> contended = new ArrayList<>();
            List<AppendOutcome> outcomes = node.append(left);
            for (int i = 0; i < left.size(); i++) {
                if (outcomes.get(i) instanceof Appended appended) {
                    stored.add(appended.event());
                } else if (outcomes.get(i) instanceof Contended) {
                    contended.add(left.get(i));
                }
            }
            left = contended;
        }
        return stored;
    }
}
