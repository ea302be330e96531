package org.parley.it.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.client.ClientFrames;
import org.parley.client.CloseCodes;
import org.parley.client.FrameSocket;
import org.parley.client.Handshake;
import org.parley.client.RoomInfo;
import org.parley.client.ServerFrame;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.people.PlainSocket;
import org.parley.it.people.RoomRecord;
import org.parley.it.people.Wire;

/** A client that asks for too much, or reads too little, harms only itself. */
@Order(3)
@ExtendWith(SharedCluster.class)
class SocketLimitsIT {
    /** What one socket may send at once: twice the setting's default. */
    private static final int BURST = 200;

    private static final int SOCKETS = 8;
    private static final int LONG_MESSAGES = 210;
    private static final String LONG = "x".repeat(3_900);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static URI node;
    private static Company company;

    @BeforeAll
    static void prepare(Cluster cluster) {
        node = cluster.urls().get(0);
        company = new Company(cluster.urls());
    }

    @AfterAll
    static void leave() {
        company.close();
    }

    @Test
    void framesShouldLeaveTheFastWay(Cluster cluster) throws IOException {
        company.arrive("alice", 0);
        assertThat(Files.readString(cluster.node(0).log())).contains("frames leave as raw frames");
    }

    @Test
    void allSocketsOfAPersonTogetherShouldBeLimited() {
        Participant alice = company.register("alice", 0);
        Participant bob = company.register("bob", 0);
        List<Wire> sockets = IntStream.range(0, SOCKETS)
                .mapToObj(i -> Wire.open(Handshake.of(node, alice.session())))
                .toList();

        sockets.forEach(SocketLimitsIT::burst);

        try (Wire ofBob = Wire.open(Handshake.of(node, bob.session()))) {
            burst(ofBob);
            assertThat(refused(ofBob)).isEmpty();
        }
        List<ServerFrame.Failure> refused =
                sockets.stream().flatMap(socket -> refused(socket).stream()).toList();
        sockets.forEach(Wire::close);
        assertThat(refused).isNotEmpty().allSatisfy(failure -> {
            assertThat(failure.error()).isEqualTo("rate-limited");
            assertThat(failure.retryable()).isTrue();
            assertThat(failure.retryAfter()).isPresent();
        });
    }

    @Test
    void whoDoesNotReadShouldBeDisconnectedAloneAndBeWholeAfterwards(Cluster cluster) throws IOException {
        Participant alice = company.arrive("alice", 0);
        Participant bob = company.arrive("bob", 0);
        RoomInfo room = alice.rest().createRoom(Company.unique("room"), "public");
        bob.rest().join(room.id());
        RoomRecord seenByBob = bob.follow(room.id());
        IntStream.range(0, LONG_MESSAGES)
                .mapToObj(i -> alice.chat().send(room.id(), i + LONG))
                .toList()
                .forEach(Participant::get);

        try (PlainSocket slow = PlainSocket.open(Handshake.of(node, bob.session()))) {
            slow.sendText("{\"type\":\"resume\",\"rooms\":[{\"room\":\"" + room.id() + "\",\"after\":0}]}");
            for (int i = 0; i < 60; i++) {
                slow.sendText(
                        "{\"type\":\"history\",\"id\":\"h" + i + "\",\"room\":\"" + room.id() + "\",\"limit\":200}");
            }
            List<CompletableFuture<ServerFrame.Ack>> meanwhile = new ArrayList<>();
            IntStream.range(0, 20).forEach(i -> meanwhile.add(alice.chat().send(room.id(), "meanwhile " + i)));
            meanwhile.forEach(Participant::get);
            await().atMost(PATIENCE).until(() -> seenByBob.bodies().size() == LONG_MESSAGES + 20);

            Path log = cluster.node(0).log();
            await().atMost(PATIENCE).until(() -> Files.readString(log).contains("slow consumer: user=" + bob.id()));
            assertThat(slow.receiveToTheEnd()).isIn(CloseCodes.SLOW_CONSUMER, FrameSocket.ABNORMAL);
        }
        RoomRecord afterwards = company.secondDevice(bob, 0).follow(room.id());
        assertThat(afterwards.events()).isEqualTo(seenByBob.events());
        afterwards.assertNoAnomalies();
        seenByBob.assertNoAnomalies();
    }

    private static void burst(Wire wire) {
        IntStream.range(0, BURST)
                .forEach(i -> wire.say(ClientFrames.ping(UUID.randomUUID().toString())));
    }

    /** As many answers as there were pings: those that are refusals. */
    private static List<ServerFrame.Failure> refused(Wire wire) {
        return IntStream.range(0, BURST)
                .mapToObj(i -> wire.nextOf(ServerFrame.Pong.class, ServerFrame.Failure.class))
                .filter(ServerFrame.Failure.class::isInstance)
                .map(ServerFrame.Failure.class::cast)
                .toList();
    }
}
