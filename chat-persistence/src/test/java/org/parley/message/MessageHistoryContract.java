package org.parley.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.parley.account.UserId;
import org.parley.message.AppendOutcome.Appended;
import org.parley.message.AppendOutcome.Contended;
import org.parley.room.RoomId;

/**
 * What every {@link MessageHistory} guarantees, whichever store it keeps the logs in; also when the store fails, and
 * with several nodes at once.
 */
public interface MessageHistoryContract extends MessageHistoryFaultContract, MessageHistoryInterleavingContract {

    /** A history as one node has it; two calls give two nodes on the same store. */
    default MessageHistory node() {
        return store().node();
    }

    @Test
    default void appendShouldGiveDenseOffsetsFromOneInOrder() {
        RoomId room = room();
        List<AppendOutcome> outcomes = node().append(messages(room, user(), "a", 5));

        assertThat(outcomes).extracting(MessageHistoryContract::offset).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(node().after(room, 0, 10))
                .extracting(MessageHistoryContract::text)
                .containsExactly("a0", "a1", "a2", "a3", "a4");
    }

    @Test
    default void roomsShouldHaveOffsetsOfTheirOwn() {
        RoomId lunch = room();
        RoomId sports = room();
        UserId alice = user();
        List<AppendOutcome> outcomes = node().append(List.of(
                message(lunch, alice, "1", "x"), message(sports, alice, "1", "y"), message(lunch, alice, "2", "z")));

        assertThat(outcomes).extracting(MessageHistoryContract::offset).containsExactly(1L, 1L, 2L);
    }

    @Test
    default void everyFieldShouldComeBackAsItWasStored() {
        RoomId room = room();
        UserId alice = user();
        UserId bob = user();
        MessageHistory history = node();
        List<NewEvent> batch = List.of(
                new NewEvent(room, alice, new ClientId("1"), new EventContent.Joined(bob)),
                new NewEvent(room, bob, new ClientId("1"), new EventContent.Message("waves \"👋\"\n\\ \u2028", true)),
                new NewEvent(room, alice, new ClientId("2"), new EventContent.Left(bob)),
                new NewEvent(room, bob, new ClientId("2"), new EventContent.Edited(2, "waves \"👋\"")),
                new NewEvent(room, alice, new ClientId("3"), new EventContent.RoomChanged("tea", "at four")),
                new NewEvent(room, alice, new ClientId("4"), new EventContent.RoomChanged(null, "")),
                new NewEvent(room, alice, new ClientId("5"), new EventContent.RoomDeleted()));
        List<RoomEvent> stored = history.append(batch).stream()
                .map(MessageHistoryContract::event)
                .toList();

        assertThat(node().after(room, 0, 10)).isEqualTo(stored);
        assertThat(stored)
                .extracting(RoomEvent::content)
                .isEqualTo(batch.stream().map(NewEvent::content).toList());
        assertThat(stored).extracting(RoomEvent::author).containsExactly(alice, bob, alice, bob, alice, alice, alice);
    }

    @Test
    default void onlyMessagesShouldBeCountedAsMessages() {
        RoomId room = room();
        UserId alice = user();
        node().append(List.of(
                new NewEvent(room, alice, new ClientId("j"), new EventContent.Joined(alice)),
                message(room, alice, "1", "x"),
                new NewEvent(room, alice, new ClientId("l"), new EventContent.Left(alice)),
                message(room, alice, "2", "y")));

        assertThat(node().after(room, 0, 10)).extracting(RoomEvent::messages).containsExactly(0L, 1L, 1L, 2L);
        assertThat(node().heads(List.of(room))).containsEntry(room, new RoomHead(4, 2));
    }

    @Test
    default void headsShouldTellAnEmptyRoomFromOneWithEvents() {
        RoomId empty = room();
        RoomId used = room();
        node().append(messages(used, user(), "a", 3));

        assertThat(node().heads(List.of(empty, used)))
                .containsEntry(empty, RoomHead.EMPTY)
                .containsEntry(used, new RoomHead(3, 3));
        assertThat(node().heads(List.of())).isEmpty();
    }

    @Test
    default void pagesShouldGoForwardsAndBackwards() {
        RoomId room = room();
        MessageHistory history = node();
        history.append(messages(room, user(), "a", 25));

        assertThat(offsets(history.after(room, 20, 10))).containsExactly(21L, 22L, 23L, 24L, 25L);
        assertThat(offsets(history.after(room, 25, 10))).isEmpty();
        assertThat(offsets(history.after(room, 3, 2))).containsExactly(4L, 5L);
        assertThat(offsets(history.before(room, 4, 10))).containsExactly(1L, 2L, 3L);
        assertThat(offsets(history.before(room, 1, 10))).isEmpty();
        assertThat(offsets(history.before(room, Long.MAX_VALUE, 2))).containsExactly(24L, 25L);
        assertThat(offsets(node().before(room, Long.MAX_VALUE, 2))).containsExactly(24L, 25L);
        assertThat(offsets(history.before(room(), Long.MAX_VALUE, 2))).isEmpty();
    }

    @Test
    default void aRepeatedEventShouldAnswerAsTheFirstTimeAcrossBatchesAndNodes() {
        RoomId room = room();
        UserId alice = user();
        MessageHistory history = node();
        RoomEvent first = event(
                history.append(List.of(message(room, alice, "c", "first"))).get(0));
        history.append(messages(room, user(), "b", 3));

        for (MessageHistory node : List.of(history, node())) {
            Appended again = (Appended)
                    node.append(List.of(message(room, alice, "c", "second"))).get(0);
            assertThat(again.repeated()).isTrue();
            assertThat(again.event()).isEqualTo(first);
        }
        assertThat(node().heads(List.of(room))).containsEntry(room, new RoomHead(4, 4));
        assertThat(node().find(room, alice, new ClientId("c"))).contains(first);
        assertThat(node().find(room, user(), new ClientId("c"))).isEmpty();
    }

    @Test
    default void aRepetitionWithinABatchShouldBeStoredOnce() {
        RoomId room = room();
        UserId alice = user();
        List<AppendOutcome> outcomes = node().append(List.of(
                message(room, alice, "c", "first"),
                message(room, alice, "d", "x"),
                message(room, alice, "c", "again")));

        assertThat(outcomes).extracting(MessageHistoryContract::offset).containsExactly(1L, 2L, 1L);
        assertThat(outcomes)
                .extracting(outcome -> ((Appended) outcome).repeated())
                .containsExactly(false, false, true);
    }

    @Test
    default void repetitionsAmongNewEventsShouldLeaveNoHole() {
        RoomId room = room();
        UserId alice = user();
        MessageHistory history = node();
        history.append(messages(room, alice, "a", 4));
        List<NewEvent> mixed = new ArrayList<>();
        List<NewEvent> old = messages(room, alice, "a", 4);
        List<NewEvent> fresh = messages(room, alice, "b", 4);
        for (int i = 0; i < 4; i++) {
            mixed.add(fresh.get(i));
            mixed.add(old.get(i));
        }

        List<AppendOutcome> outcomes = node().append(mixed);

        assertThat(outcomes).extracting(MessageHistoryContract::offset).containsExactly(5L, 1L, 6L, 2L, 7L, 3L, 8L, 4L);
        assertThat(outcomes)
                .extracting(outcome -> ((Appended) outcome).repeated())
                .containsExactly(false, true, false, true, false, true, false, true);
        assertDense(room, 8);
    }

    @Test
    default void theSameClientIdOfAnotherAuthorOrRoomShouldBeAnotherEvent() {
        RoomId room = room();
        UserId alice = user();
        List<AppendOutcome> outcomes = node().append(List.of(
                message(room, alice, "c", "x"), message(room, user(), "c", "y"), message(room(), alice, "c", "z")));

        assertThat(outcomes)
                .extracting(outcome -> ((Appended) outcome).repeated())
                .containsOnly(false);
    }

    @Test
    default void anOutdatedWriterShouldBeContendedInItsRoomOnly() {
        RoomId contested = room();
        RoomId quiet = room();
        UserId alice = user();
        MessageHistory behind = node();
        behind.append(List.of(message(contested, alice, "0", "x"), message(quiet, alice, "0", "x")));
        node().append(messages(contested, user(), "a", 3));

        List<NewEvent> batch = List.of(
                message(quiet, alice, "1", "x"),
                message(contested, alice, "1", "x"),
                message(quiet, alice, "2", "x"),
                message(contested, alice, "2", "x"));
        List<AppendOutcome> outcomes = behind.append(batch);
        assertThat(offset(outcomes.get(0))).isEqualTo(2);
        assertThat(offset(outcomes.get(2))).isEqualTo(3);

        List<NewEvent> again = IntStream.of(1, 3)
                .filter(i -> outcomes.get(i) instanceof Contended)
                .mapToObj(batch::get)
                .toList();
        behind.append(again);
        assertDense(contested, 6);
        assertThat(node().after(contested, 4, 10))
                .extracting(event -> event.clientId().value())
                .containsExactly("1", "2");
    }

    @Test
    default void theEpochShouldBeTheSameForAllNodesUntilItIsTakenAway() {
        String epoch = node().epoch();
        assertThat(epoch).isNotEmpty();
        assertThat(node().epoch()).isEqualTo(epoch);

        store().takeEpochAway();
        String next = node().epoch();
        assertThat(next).isNotEqualTo(epoch);
        assertThat(node().epoch()).isEqualTo(next);
    }

    @Test
    default void replayShouldGiveEveryEventOfAStretchOfTimeOnceInPages() {
        RoomId lunch = room();
        RoomId sports = room();
        UserId alice = user();
        MessageHistory history = node();
        List<RoomEvent> stored = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            List<NewEvent> batch = new ArrayList<>(messages(lunch, alice, i + "-", 4));
            batch.addAll(messages(sports, alice, i + "-", 3));
            history.append(batch).forEach(outcome -> stored.add(event(outcome)));
        }
        Instant from = stored.get(0).at();
        Instant until = stored.get(stored.size() - 1).at().plusMillis(1);

        for (int limit : List.of(1, 5, 49, 1_000)) {
            List<RoomEvent> replayed = new ArrayList<>();
            node().replay(from, until, limit, page -> {
                assertThat(page).hasSizeBetween(1, limit).isSortedAccordingTo(RoomEvent.BY_PLACE);
                return replayed.addAll(page);
            });
            assertThat(replayed)
                    .filteredOn(event -> event.author().equals(alice))
                    .containsExactlyInAnyOrderElementsOf(stored);
        }
    }

    @Test
    default void replayShouldBeginAndEndWhereItIsToldAndStopWhenAsked() {
        RoomId room = room();
        MessageHistory history = node();
        RoomEvent early = event(history.append(messages(room, user(), "a", 1)).get(0));
        await().until(() -> Instant.now().isAfter(early.at().plusMillis(5)));
        history.append(messages(room, user(), "b", 3));
        List<RoomEvent> all = history.after(room, 0, 10);
        Instant later = all.get(1).at();

        assertThat(replayed(history, room, early.at(), later)).containsExactly(early);
        assertThat(replayed(history, room, early.at().plusMillis(1), later.plusMillis(1)))
                .containsExactlyElementsOf(all.subList(1, 4));
        assertThat(replayed(history, room, Instant.EPOCH, later.plusSeconds(60)))
                .containsExactlyElementsOf(all);
        List<RoomEvent> first = new ArrayList<>();
        history.replay(early.at(), later.plusMillis(1), 1, page -> {
            first.addAll(page);
            return false;
        });
        assertThat(first).hasSize(1);
    }

    private static List<RoomEvent> replayed(MessageHistory history, RoomId room, Instant from, Instant until) {
        List<RoomEvent> replayed = new ArrayList<>();
        history.replay(from, until, 100, page -> {
            page.stream().filter(event -> event.room().equals(room)).forEach(replayed::add);
            return true;
        });
        return replayed;
    }

    @Test
    default void offsetsShouldStayDenseAndInOrderWhenFourNodesWriteTheSameRooms() throws Exception {
        long seed = 20_261_124;
        List<RoomId> rooms = List.of(room(), room(), room());
        int perWriter = 150;
        ExecutorService nodes = Executors.newFixedThreadPool(5);
        try {
            AtomicBoolean done = new AtomicBoolean();
            Future<Integer> reader = nodes.submit(() -> readPrefixesUntil(done, rooms.get(0)));
            List<Callable<UserId>> writers = IntStream.range(0, 4)
                    .<Callable<UserId>>mapToObj(i -> () -> writeAll(rooms, perWriter, new Random(seed + i)))
                    .toList();
            List<UserId> authors = new ArrayList<>();
            for (Future<UserId> writer : nodes.invokeAll(writers)) {
                authors.add(writer.get());
            }
            done.set(true);
            assertThat(reader.get()).isGreaterThan(0);

            for (RoomId room : rooms) {
                assertDense(room, 4L * perWriter);
                for (UserId author : authors) {
                    assertThat(node().after(room, 0, 10_000))
                            .filteredOn(event -> event.author().equals(author))
                            .extracting(MessageHistoryContract::text)
                            .containsExactlyElementsOf(IntStream.range(0, perWriter)
                                    .mapToObj(i -> "m" + i)
                                    .toList());
                }
            }
        } finally {
            nodes.shutdownNow();
        }
    }

    /** A writer as a node is one: what is contended comes first in the next batch. Now and then it repeats itself. */
    private UserId writeAll(List<RoomId> rooms, int perRoom, Random random) {
        MessageHistory history = node();
        UserId author = user();
        List<NewEvent> waiting = new ArrayList<>();
        for (int i = 0; i < perRoom; i++) {
            for (RoomId room : rooms) {
                waiting.add(message(room, author, "m" + i, "m" + i));
            }
        }
        List<NewEvent> carried = new ArrayList<>();
        while (!waiting.isEmpty() || !carried.isEmpty()) {
            List<NewEvent> batch = new ArrayList<>(carried);
            int take = Math.min(waiting.size(), random.nextInt(20));
            List<NewEvent> next = waiting.subList(0, take);
            batch.addAll(next);
            next.clear();
            if (random.nextInt(8) == 0) {
                history.append(batch);
            }
            List<AppendOutcome> outcomes = history.append(batch);
            carried = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                if (outcomes.get(i) instanceof Contended) {
                    carried.add(batch.get(i));
                }
            }
        }
        return author;
    }

    /** Whoever reads n can read all before it: the last event read is always followed by no hole behind it. */
    private int readPrefixesUntil(AtomicBoolean done, RoomId room) {
        MessageHistory history = node();
        int reads = 0;
        while (!done.get()) {
            List<Long> offsets = offsets(history.after(room, 0, 1_000));
            assertThat(offsets)
                    .isEqualTo(LongStream.rangeClosed(1, offsets.size()).boxed().toList());
            long head = history.heads(List.of(room))
                    .getOrDefault(room, RoomHead.EMPTY)
                    .offset();
            assertThat(offsets(history.before(room, head + 1, 10))).hasSize((int) Math.min(10, head));
            reads++;
        }
        return reads;
    }

    private void assertDense(RoomId room, long last) {
        List<RoomEvent> events = node().after(room, 0, 10_000);
        assertThat(offsets(events))
                .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
        assertThat(events).extracting(RoomEvent::messages).isEqualTo(offsets(events));
    }

    static RoomId room() {
        return new RoomId(UUID.randomUUID());
    }

    static UserId user() {
        return new UserId(UUID.randomUUID());
    }

    static NewEvent message(RoomId room, UserId author, String clientId, String text) {
        return new NewEvent(room, author, new ClientId(clientId), new EventContent.Message(text, false));
    }

    static List<NewEvent> messages(RoomId room, UserId author, String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> message(room, author, prefix + i, prefix + i))
                .toList();
    }

    private static RoomEvent event(AppendOutcome outcome) {
        return ((Appended) outcome).event();
    }

    private static long offset(AppendOutcome outcome) {
        return event(outcome).offset();
    }

    private static List<Long> offsets(List<RoomEvent> events) {
        return events.stream().map(RoomEvent::offset).toList();
    }

    private static String text(RoomEvent event) {
        return ((EventContent.Message) event.content()).text();
    }
}
