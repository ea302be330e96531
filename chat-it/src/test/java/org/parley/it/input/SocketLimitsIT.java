package org.parley.it.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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
import org.parley.client.FrameReader;
import org.parley.client.FrameSocket;
import org.parley.client.Handshake;
import org.parley.client.RoomInfo;
import org.parley.client.ServerFrame;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.people.Company;
import org.parley.it.people.FrameCheck;
import org.parley.it.people.Participant;
import org.parley.it.people.RoomRecord;

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
        List<Pinging> sockets = IntStream.range(0, SOCKETS)
                .mapToObj(i -> new Pinging(alice.session()))
                .toList();

        sockets.forEach(Pinging::burst);

        Pinging ofBob = new Pinging(bob.session());
        ofBob.burst();
        await().atMost(PATIENCE).until(() -> ofBob.answers() == BURST);
        assertThat(ofBob.refused()).isEmpty();
        await().atMost(PATIENCE).until(() -> sockets.stream().allMatch(socket -> socket.answers() == BURST));
        List<ServerFrame.Failure> refused =
                sockets.stream().flatMap(socket -> socket.refused().stream()).toList();
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

        try (SlowReader slow = new SlowReader(node, bob.session())) {
            slow.say("{\"type\":\"resume\",\"rooms\":[{\"room\":\"" + room.id() + "\",\"after\":0}]}");
            for (int i = 0; i < 60; i++) {
                slow.say("{\"type\":\"history\",\"id\":\"h" + i + "\",\"room\":\"" + room.id() + "\",\"limit\":200}");
            }
            List<CompletableFuture<ServerFrame.Ack>> meanwhile = new ArrayList<>();
            IntStream.range(0, 20).forEach(i -> meanwhile.add(alice.chat().send(room.id(), "meanwhile " + i)));
            meanwhile.forEach(Participant::get);
            await().atMost(PATIENCE).until(() -> seenByBob.bodies().size() == LONG_MESSAGES + 20);

            Path log = cluster.node(0).log();
            await().atMost(PATIENCE).until(() -> Files.readString(log).contains("slow consumer: user=" + bob.id()));
            assertThat(slow.readToTheEnd()).isIn(CloseCodes.SLOW_CONSUMER, FrameSocket.ABNORMAL);
        }
        RoomRecord afterwards = company.secondDevice(bob, 0).follow(room.id());
        assertThat(afterwards.events()).isEqualTo(seenByBob.events());
        afterwards.assertNoAnomalies();
        seenByBob.assertNoAnomalies();
    }

    /** A socket that sends as many pings as it may at once, and counts the answers. */
    private static final class Pinging implements FrameSocket.Listener {
        private final List<ServerFrame> frames = Collections.synchronizedList(new ArrayList<>());
        private final FrameSocket socket;

        Pinging(String session) {
            socket = Participant.get(
                    FrameSocket.open(Company.runtime(), Handshake.of(node, session), FrameCheck.ofServer(this)));
        }

        void burst() {
            IntStream.range(0, BURST)
                    .forEach(i ->
                            socket.sendText(ClientFrames.ping(UUID.randomUUID().toString())));
        }

        long answers() {
            return all().stream()
                    .filter(frame -> frame instanceof ServerFrame.Pong || frame instanceof ServerFrame.Failure)
                    .count();
        }

        List<ServerFrame.Failure> refused() {
            return all().stream()
                    .filter(ServerFrame.Failure.class::isInstance)
                    .map(ServerFrame.Failure.class::cast)
                    .toList();
        }

        private List<ServerFrame> all() {
            synchronized (frames) {
                return List.copyOf(frames);
            }
        }

        @Override
        public void onFrame(String text) {
            frames.add(FrameReader.read(text));
        }

        @Override
        public void onClosed(int code, String reason) {}
    }
}
