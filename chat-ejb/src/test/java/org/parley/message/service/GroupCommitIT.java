package org.parley.message.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.parley.account.UserId;
import org.parley.database.Schema;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.message.AppendOutcome.Appended;
import org.parley.message.ClientId;
import org.parley.message.EventContent;
import org.parley.message.MessageHistory;
import org.parley.message.NewEvent;
import org.parley.message.RoomEvent;
import org.parley.message.postgres.PostgresMessageHistory;
import org.parley.room.RoomId;

/** Group commit over a real PostgreSQL, with two nodes on one store. */
class GroupCommitIT {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static EmbeddedPostgres server;
    private static MessageHistory history;

    private final List<RoomEvent> committed = Collections.synchronizedList(new ArrayList<>());
    private final List<Instant> doubts = Collections.synchronizedList(new ArrayList<>());
    private final List<GroupCommit> nodes = new ArrayList<>();
    private final UserId alice = new UserId(UUID.randomUUID());

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start();
        Schema.migrate(server.getPostgresDatabase());
        history = new PostgresMessageHistory(server.getPostgresDatabase(), Clock.systemUTC());
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @AfterEach
    void close() {
        nodes.forEach(GroupCommit::close);
    }

    @Test
    void theOrderOfArrivalShouldBeTheOrderOfTheOffsetsThoughTwoNodesWrite() {
        RoomId room = room();
        List<GroupCommit> writers = List.of(node(1_000), node(1_000));
        List<CompletableFuture<Appended>> results = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            for (int n = 0; n < writers.size(); n++) {
                results.add(append(writers.get(n), room, "n" + n + "-" + i));
            }
        }
        results.forEach(result -> result.orTimeout(30, TimeUnit.SECONDS).join());

        List<RoomEvent> stored = history.after(room, 0, 1_000);
        assertThat(stored)
                .extracting(RoomEvent::offset)
                .isEqualTo(LongStream.rangeClosed(1, 600).boxed().toList());
        for (int n = 0; n < writers.size(); n++) {
            String prefix = "n" + n + "-";
            assertThat(stored)
                    .extracting(event -> event.clientId().value())
                    .filteredOn(id -> id.startsWith(prefix))
                    .isEqualTo(IntStream.range(0, 300).mapToObj(i -> prefix + i).toList());
        }
        assertThat(committed).containsExactlyInAnyOrderElementsOf(stored);
    }

    @Test
    void aRepeatedClientIdShouldGetTheFirstOffset() {
        RoomId room = room();
        GroupCommit log = node(100);
        Appended first = append(log, room, "c").join();
        append(log, room, "d").join();
        Appended again = append(log, room, "c").join();

        assertThat(again.event()).isEqualTo(first.event());
        assertThat(again.repeated()).isTrue();
    }

    @Test
    void aFullLaneShouldRefuseAtOnceAndStoreWhatItTook() throws SQLException {
        RoomId room = room();
        GroupCommit log = node(10);
        append(log, room, "first").join();
        List<CompletableFuture<Appended>> results = new ArrayList<>();
        try (Connection blocker = server.getPostgresDatabase().getConnection();
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("lock table room_event in exclusive mode");
            for (int i = 0; i < 100; i++) {
                results.add(append(log, room, "c" + i));
            }
            assertThat(results.get(99)).isCompletedExceptionally();
            blocker.rollback();
        }
        List<ErrorCode> refusals = results.stream().map(GroupCommitIT::refusal).toList();
        long taken = refusals.stream().filter(code -> code == null).count();
        assertThat(taken).isBetween(10L, 40L);
        assertThat(refusals).filteredOn(code -> code != null).containsOnly(ErrorCode.OVERLOADED);
        assertThat(history.after(room, 1, 1_000)).hasSize((int) taken);
    }

    @Test
    void whoWaitsForAStoreThatHangsShouldBeAnsweredAndMayTryAgain() throws SQLException {
        RoomId room = room();
        GroupCommit log = node(10);
        append(log, room, "first").join();
        CompletableFuture<Appended> stuck;
        try (Connection blocker = server.getPostgresDatabase().getConnection();
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("lock table room_event in exclusive mode");
            stuck = append(log, room, "c");
            await().untilAsserted(() -> {
                log.giveUpOnStuckWrites();
                assertThat(stuck).isDone();
            });
            blocker.rollback();
        }
        assertThat(refusal(stuck)).isEqualTo(ErrorCode.HISTORY_UNAVAILABLE);
        assertThat(append(log, room, "c").join().event().offset()).isEqualTo(2);
    }

    /** Its room's head is held, so it is contended again and again. */
    @Test
    void whoWasToldThatItWasNotStoredShouldNotFindItStoredLater() throws SQLException {
        RoomId room = room();
        GroupCommit log = node(10);
        append(log, room, "first").join();
        whileHeld(room, () -> assertThat(refusal(append(log, room, "late"))).isEqualTo(ErrorCode.HISTORY_UNAVAILABLE));
        append(log, room, "next").join();

        assertThat(history.after(room, 0, 10))
                .extracting(event -> event.clientId().value())
                .containsExactly("first", "next");
    }

    @Test
    void whatHadToWaitShouldNotBeStoredOnceItsAuthorIsGone() throws SQLException {
        RoomId room = room();
        GroupCommit log = node(10);
        append(log, room, "first").join();
        AtomicBoolean member = new AtomicBoolean(true);
        whileHeld(room, () -> {
            CompletableFuture<Appended> waiting = log.append(
                            event(room, "removed"), new GroupCommit.Conditions(member::get, () -> true), null)
                    .toCompletableFuture();
            member.set(false);
            assertThat(refusal(waiting)).isEqualTo(ErrorCode.HISTORY_UNAVAILABLE);
        });
        append(log, room, "next").join();

        assertThat(history.after(room, 0, 10))
                .extracting(event -> event.clientId().value())
                .containsExactly("first", "next");
    }

    @Test
    void whatHasLostWhatMustStandBeforeItShouldNotBeStored() throws SQLException {
        RoomId room = room();
        GroupCommit log = node(10);
        append(log, room, "first").join();
        List<CompletableFuture<Appended>> line = new ArrayList<>();
        whileHeld(room, () -> {
            line.add(append(log, room, "lost"));
            assertThat(refusal(line.get(0))).isEqualTo(ErrorCode.HISTORY_UNAVAILABLE);
        });
        GroupCommit.Conditions behind =
                new GroupCommit.Conditions(() -> true, () -> !line.get(0).isCompletedExceptionally());
        assertThat(refusal(log.append(event(room, "behind"), behind, null).toCompletableFuture()))
                .isEqualTo(ErrorCode.HISTORY_UNAVAILABLE);
        append(log, room, "next").join();

        assertThat(history.after(room, 0, 10))
                .extracting(event -> event.clientId().value())
                .containsExactly("first", "next");
    }

    private static void whileHeld(RoomId room, Runnable action) throws SQLException {
        try (Connection holder = server.getPostgresDatabase().getConnection();
                PreparedStatement lock = holder.prepareStatement("select from room_head where room = ? for update")) {
            holder.setAutoCommit(false);
            lock.setObject(1, room.value());
            lock.execute();
            action.run();
            holder.rollback();
        }
    }

    @Test
    void nothingShouldBeTakenAfterClosing() {
        GroupCommit log = node(10);
        log.close();
        assertThatThrownBy(() -> append(log, room(), "c").join())
                .cause()
                .isInstanceOfSatisfying(
                        ParleyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OVERLOADED));
    }

    @Nullable
    private static ErrorCode refusal(CompletableFuture<Appended> result) {
        try {
            result.orTimeout(30, TimeUnit.SECONDS).join();
            return null;
        } catch (CompletionException e) {
            return e.getCause() instanceof ParleyException refusal ? refusal.code() : ErrorCode.INTERNAL;
        }
    }

    private GroupCommit node(int waiting) {
        GroupCommit log = new GroupCommit(
                history,
                new GroupCommit.Limits(2, waiting, 20, PATIENCE),
                Thread::new,
                new Recording(committed, doubts),
                CommitMeter.NONE,
                Clock.systemUTC());
        nodes.add(log);
        return log;
    }

    private CompletableFuture<Appended> append(GroupCommit log, RoomId room, String clientId) {
        return log.append(event(room, clientId)).toCompletableFuture();
    }

    private NewEvent event(RoomId room, String clientId) {
        return new NewEvent(room, alice, new ClientId(clientId), new EventContent.Message("text", false));
    }

    private static RoomId room() {
        return new RoomId(UUID.randomUUID());
    }

    private record Recording(List<RoomEvent> committed, List<Instant> doubts) implements GroupCommit.Listener {
        @Override
        public void committed(List<Appended> events) {
            events.forEach(stored -> committed.add(stored.event()));
        }

        @Override
        public void inDoubt(Instant began, Instant failed) {
            doubts.add(began);
        }
    }
}
