package org.parley.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.parley.account.UserId;
import org.parley.database.Schema;
import org.parley.message.AppendOutcome.Appended;
import org.parley.message.ClientId;
import org.parley.message.EventContent;
import org.parley.message.MessageHistory;
import org.parley.message.NewEvent;
import org.parley.message.PublishLease;
import org.parley.message.PublishLeases;
import org.parley.message.RoomEvent;
import org.parley.message.postgres.PostgresMessageHistory;
import org.parley.message.postgres.PostgresPublishLeases;
import org.parley.node.ForwardClock;
import org.parley.node.NodeId;
import org.parley.room.RoomId;

/** Nodes that watch each other's leases over a real PostgreSQL: what one leaves unpublished, another publishes. */
class PublishLeaseIT {
    private static final Duration LIFETIME = Duration.ofMillis(1_500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static EmbeddedPostgres server;

    private final List<Node> nodes = new ArrayList<>();
    private final RoomId room = new RoomId(UUID.randomUUID());

    @BeforeAll
    static void startServer() throws IOException {
        server = EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start();
        Schema.migrate(server.getPostgresDatabase());
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @AfterEach
    void stopNodes() {
        nodes.forEach(Node::die);
        PublishLeases leases = new PostgresPublishLeases(server.getPostgresDatabase());
        leases.all().forEach(leases::close);
    }

    @Test
    void whatADeadNodeDidNotPublishShouldBePublishedByAnotherAndItsLeaseEnd() {
        Node dead = node("dead");
        List<Node> living = List.of(node("one"), node("two"), node("three"));
        dead.carrying = false;
        dead.keeper.keep();
        List<RoomEvent> committed = dead.commit(50);
        dead.keeper.keep();
        living.forEach(Node::start);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(living.stream()
                                .flatMap(node -> node.topic.stream())
                                .toList())
                        .containsAll(committed));
        assertThat(living).filteredOn(node -> !node.topic.isEmpty()).hasSize(1);
        await().atMost(PATIENCE)
                .until(() -> leases().stream()
                        .noneMatch(lease ->
                                lease.publishedUpTo().isBefore(committed.get(0).at())));
    }

    @Test
    void whatWasPublishedShouldNotBePublishedAgain() {
        Node dead = node("dead");
        dead.keeper.keep();
        List<RoomEvent> confirmed = dead.commit(10);
        await().until(() -> Instant.now().isAfter(confirmed.get(9).at().plusMillis(2)));
        dead.keeper.keep();
        dead.carrying = false;
        List<RoomEvent> unconfirmed = dead.commit(3);
        Node living = node("living");
        living.start();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(living.topic).containsAll(unconfirmed));
        assertThat(living.topic).doesNotContainAnyElementsOf(confirmed);
    }

    @Test
    void whoeverTakesOverAndDiesShouldBeSucceeded() {
        Node first = node("first");
        first.keeper.keep();
        first.carrying = false;
        List<RoomEvent> committed = first.commit(5);
        Node second = node("second");
        second.carrying = false;
        second.start();
        await().atMost(PATIENCE)
                .until(() -> leases().stream()
                                .filter(lease -> lease.holder().equals(second.id))
                                .count()
                        == 2);
        second.die();
        Node third = node("third");
        third.start();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(third.topic).containsAll(committed));
    }

    @Test
    void aNodeThatWasFrozenShouldNoticeAndTakeAnotherLease() {
        Node frozen = node("frozen");
        frozen.keeper.keep();
        Node living = node("living");
        living.start();
        await().atMost(PATIENCE)
                .until(() -> leases().stream().noneMatch(lease -> lease.holder().equals(frozen.id)));
        assertThat(frozen.taken).hasValue(0);

        frozen.start();
        await().atMost(PATIENCE)
                .until(() -> leases().stream().anyMatch(lease -> lease.holder().equals(frozen.id)));
        assertThat(frozen.taken).hasValue(1);
    }

    @Test
    void whatTheBrokerDidNotTakeShouldBePublishedWhenItIsBackByTheNodeItself() {
        Node node = node("node");
        node.carrying = false;
        node.start();
        List<RoomEvent> committed = node.commit(2_500);
        node.owed.add(committed, committed.get(0).at());
        node.carrying = true;

        await().atMost(PATIENCE).until(() -> node.owed.since().isEmpty());
        assertThat(node.topic).containsExactlyElementsOf(committed);
    }

    private static List<PublishLease> leases() {
        return new PostgresPublishLeases(server.getPostgresDatabase()).all();
    }

    private Node node(String name) {
        Node node = new Node(name);
        nodes.add(node);
        return node;
    }

    /** A node without sockets and lanes; its topic is a list, which takes events or not. */
    private final class Node implements RoomEventPublisher {
        private final NodeId id;
        private final ForwardClock clock = new ForwardClock();
        private final MessageHistory history = new PostgresMessageHistory(server.getPostgresDatabase(), clock);
        private final OwedEvents owed = new OwedEvents(clock);
        private final Outbox outbox = new Outbox(clock, owed, 10_000);
        private final List<RoomEvent> topic = new CopyOnWriteArrayList<>();
        private final AtomicInteger taken = new AtomicInteger();
        private final Republisher republisher;
        private final LeaseKeeper keeper;
        private final List<Thread> threads;
        private volatile boolean carrying = true;

        private Node(String name) {
            id = NodeId.starting(name);
            PublishLeases leases = new PostgresPublishLeases(server.getPostgresDatabase());
            republisher = new Republisher(history, this, owed, leases, clock);
            LeaseKeeper.Terms terms = new LeaseKeeper.Terms(
                    LIFETIME, () -> outbox.publishedUpTo(Optional::empty), taken::incrementAndGet);
            keeper = new LeaseKeeper(leases, id, republisher, terms, clock);
            threads = List.of(new Thread(keeper, name + "-keeper"), new Thread(republisher, name + "-republisher"));
        }

        private void start() {
            threads.forEach(Thread::start);
        }

        private void die() {
            keeper.close();
            republisher.close();
            threads.forEach(Thread::interrupt);
        }

        private List<RoomEvent> commit(int count) {
            UserId author = new UserId(UUID.randomUUID());
            List<RoomEvent> stored = history
                    .append(IntStream.range(0, count)
                            .mapToObj(i -> new NewEvent(
                                    room, author, new ClientId("c" + i), new EventContent.Message("text", false)))
                            .toList())
                    .stream()
                    .map(outcome -> ((Appended) outcome).event())
                    .toList();
            publish(stored);
            return stored;
        }

        @Override
        public void publish(List<RoomEvent> events) {
            outbox.offer(events);
            try {
                if (carrying) {
                    outbox.settled(outbox.take(events.size(), Duration.ZERO), true);
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public int waiting() {
            return outbox.size();
        }

        @Override
        public void publish(ReadMark read) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean publishAgain(List<RoomEvent> events) {
            return carrying && topic.addAll(events);
        }

        @Override
        public boolean isCarrying() {
            return carrying;
        }
    }
}
