package org.parley.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.client.CloseCodes;
import org.parley.client.Handshake;
import org.parley.client.RoomInfo;
import org.parley.client.ServerFrame;
import org.parley.dev.server.PayaraMicroNode;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.people.PlainSocket;
import org.parley.it.people.Talker;
import org.parley.it.people.Wire;

/** A node that is stopped in an orderly way, while everybody talks: nobody notices. */
@Order(22)
@ExtendWith(SharedCluster.class)
class NodeDrainedIT {
    private static final int PEOPLE = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Not as fast as they can: a conversation, and not a load test. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** Notice, patience, last answers, and the rest of the server's stop. */
    private static final Duration BOUND =
            Cluster.DRAIN_NOTICE.plus(Cluster.DRAIN_PATIENCE).plusSeconds(5 + 20);

    @Test
    void everybodyShouldEndAtTheOtherNodeWithNothingLostOrDoubledOrRefused(Cluster cluster) {
        PayaraMicroNode stopping = cluster.spare();
        List<URI> nodes = List.of(stopping.url(), cluster.urls().get(0));
        // sessions are opened at the working node: those of the spare are short
        try (Company company = new Company(nodes)) {
            List<Talker> talkers = new ArrayList<>();
            RoomInfo room = null;
            for (int i = 0; i < PEOPLE; i++) {
                Participant person = company.secondDevice(company.register("alice", 1), 0);
                room = room == null ? person.rest().createRoom(Company.unique("room"), "public") : room;
                person.rest().join(room.id());
                talkers.add(new Talker(person, room.id(), PAUSE));
            }
            assertThat(talkers).allMatch(talker -> talker.node().equals(stopping.url()));
            talkers.forEach(Talker::begin);
            await().atMost(PATIENCE).until(() -> talkers.stream().allMatch(talker -> talker.acknowledged() >= 3));

            Wire stubborn = Wire.open(
                    Handshake.of(stopping.url(), talkers.get(0).person().session()));
            long begun = System.nanoTime();
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(stopping::stop);

            ServerFrame.GoAway goAway = stubborn.next(ServerFrame.GoAway.class);
            assertThat(goAway.reconnectAfter()).isLessThanOrEqualTo(Cluster.DRAIN_SPREAD);
            assertNotReadyAndTakesNobody(stopping, talkers.get(0).person());
            // it answers whoever is still there
            stubborn.assertOpen();
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(talkers).allMatch(talker -> talker.node().equals(nodes.get(1))));
            assertThat(stopped).as("it waits for the one who does not go").isNotDone();
            assertThat(stubborn.closeCode()).isEqualTo(CloseCodes.NODE_STOPS);
            Participant.get(stopped);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(BOUND);

            talkers.forEach(Talker::end);
            talkers.forEach(talker -> talker.acks().forEach(Participant::get));
            long sent =
                    talkers.stream().mapToLong(talker -> talker.acks().size()).sum();
            for (Talker talker : talkers) {
                await().atMost(PATIENCE).until(() -> talker.seen().bodies().size() >= sent);
                assertThat(talker.seen().bodies()).hasSize((int) sent).doesNotHaveDuplicates();
                assertThat(talker.seen().events())
                        .isEqualTo(talkers.get(0).seen().events());
                talker.seen().assertNoAnomalies();
                assertThat(talker.person().endings()).isEmpty();
                assertThat(talker.person().reconnections()).containsOnly(CloseCodes.GOING_AWAY);
            }
        }
    }

    private static void assertNotReadyAndTakesNobody(PayaraMicroNode node, Participant person) {
        HttpResponse<String> health = get(node, "/health/ready");
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body()).contains("draining");
        HttpResponse<String> socket = get(node, "/socket");
        assertThat(socket.statusCode()).as(socket.body()).isEqualTo(503);
        assertThat(socket.headers().firstValue("Retry-After")).isPresent();
        assertThat(PlainSocket.statusOf(Handshake.of(node.url(), person.session())))
                .isEqualTo(503);
    }

    private static HttpResponse<String> get(PayaraMicroNode node, String path) {
        HttpRequest request = HttpRequest.newBuilder(node.url().resolve(path)).build();
        return Participant.get(HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString()));
    }
}
