package org.parley.it.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.parley.client.ClientFrames;
import org.parley.client.Handshake;
import org.parley.client.RoomInfo;
import org.parley.client.ServerFrame;
import org.parley.dev.server.PayaraMicroNode;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.History;
import org.parley.it.monitoring.HealthPage;
import org.parley.it.monitoring.JsonLog;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.people.Wire;
import org.parley.it.tracing.CollectedSpan;
import org.parley.it.tracing.Collector;

/**
 * The conversation on two Payara Micro nodes, with the history in MongoDB's stand-in, and one broker; every message of it
 * is traced.
 */
@Order(10)
class MongoConversationIT implements ConversationContract {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BURST = 20;

    private static final Collector COLLECTOR = Collector.start();
    private static Cluster cluster;

    @BeforeAll
    static void start() {
        cluster = Cluster.start("mongodb", History.MONGODB, 1, COLLECTOR.settings());
    }

    @AfterAll
    static void stop() {
        cluster.close();
        COLLECTOR.close();
    }

    @Override
    public List<URI> nodes() {
        return cluster.urls();
    }

    @Test
    void withoutTheHistoryNodesShouldLiveAndNotBeReady() {
        cluster.historyStore().kill();
        HealthPage.awaitReady(nodes().get(0), page -> page.lacks("history"));
        HealthPage.live(nodes().get(0)).isUp();

        cluster.startAll();
        nodes().forEach(node -> HealthPage.awaitReady(node, HealthPage::isUp));
    }

    @Test
    void aMessageShouldBeTracedFromItsFrameToSocketsOfBothNodes() {
        String here = cluster.node(0).name();
        String there = cluster.node(1).name();
        try (Company company = new Company(nodes())) {
            Participant alice = company.arrive("alice", 0);
            Participant bob = company.arrive("bob", 1);
            RoomInfo room = alice.rest().createRoom(Company.unique("room"), "public");
            bob.rest().join(room.id());
            alice.follow(room.id());
            bob.follow(room.id());
            String said = "said-" + UUID.randomUUID();
            alice.say(room.id(), said);

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(COLLECTOR.spansOf(room.id())).hasSize(7));
            List<CollectedSpan> spans = COLLECTOR.spansOf(room.id());
            assertThat(spans)
                    .extracting(CollectedSpan::trace)
                    .containsOnly(spans.get(0).trace());
            CollectedSpan frame = only(spans, "frame", here, "");
            only(spans, "append", here, frame.id());
            CollectedSpan publish = only(spans, "publish", here, frame.id());
            for (String node : List.of(here, there)) {
                only(
                        spans,
                        "deliver",
                        node,
                        only(spans, "hear", node, publish.id()).id());
            }
            assertThat(COLLECTOR.knows(said)).isFalse();
            assertThat(COLLECTOR.knows(alice.person().username())).isFalse();
            assertThat(COLLECTOR.knows(bob.person().username())).isFalse();
        }
    }

    @Test
    void messagesOfOneWriteShouldBeLinked() {
        try (Company company = new Company(nodes())) {
            Participant alice = company.arrive("alice", 0);
            RoomInfo room = alice.rest().createRoom(Company.unique("room"), "public");

            await().atMost(PATIENCE).untilAsserted(() -> {
                List<Future<?>> acks = new ArrayList<>();
                for (int i = 0; i < BURST; i++) {
                    acks.add(alice.chat().send(room.id(), "burst"));
                }
                acks.forEach(Participant::get);
                List<CollectedSpan> spans = COLLECTOR.spansOf(room.id());
                assertThat(spans).anySatisfy(span -> {
                    assertThat(span.links()).isNotEmpty();
                    assertThat(spans).extracting(CollectedSpan::trace).containsAll(span.links());
                });
            });
        }
    }

    @Test
    void aRefusalShouldStandInTheLogWithItsTrace() {
        PayaraMicroNode node = cluster.node(Cluster.LOGS_JSON);
        try (Company company = new Company(nodes())) {
            Participant alice = company.register("alice", 0);
            UUID nowhere = UUID.randomUUID();
            try (Wire wire = Wire.open(Handshake.of(node.url(), alice.session()))) {
                wire.say(ClientFrames.send(nowhere, "c-1", "hello?", false));
                wire.next(ServerFrame.Failure.class);
            }

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(COLLECTOR.spansOf(nowhere))
                            .singleElement()
                            .satisfies(span -> {
                                assertThat(span.failed()).isTrue();
                                assertThat(JsonLog.linesOf(node.name(), node.log()))
                                        .anyMatch(line ->
                                                line.getString("trace", "").equals(span.trace()));
                            }));
        }
    }

    private static CollectedSpan only(List<CollectedSpan> spans, String name, String node, String parent) {
        List<CollectedSpan> found = spans.stream()
                .filter(span -> span.name().equals(name) && span.node().equals(node))
                .toList();
        assertThat(found).as(name + " on " + node).hasSize(1);
        assertThat(found.get(0).parent()).isEqualTo(parent);
        return found.get(0);
    }
}
