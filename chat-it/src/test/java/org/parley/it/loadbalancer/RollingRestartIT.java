package org.parley.it.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.client.CloseCodes;
import org.parley.client.Handshake;
import org.parley.client.RoomInfo;
import org.parley.client.ServerFrame;
import org.parley.dev.server.Folders;
import org.parley.dev.server.PayaraMicroNode;
import org.parley.harness.checker.Checker;
import org.parley.harness.checker.Report;
import org.parley.harness.recording.HistoryFile;
import org.parley.harness.recording.RunClock;
import org.parley.harness.recording.RunFolder;
import org.parley.harness.workload.Crowd;
import org.parley.harness.workload.Quiescence;
import org.parley.harness.workload.Workload;
import org.parley.harness.workload.WorkloadOptions;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.people.PlainSocket;
import org.parley.it.people.Talker;
import org.parley.it.people.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All nodes behind HAProxy are restarted, one after another, while people talk: each sends its clients away, takes
 * nobody more, and waits a while for those who stay; the loss harness finds that nothing is lost, double or out of
 * order, and nobody is without service for long. {@code -Dparley.rolls=10} does it ten times.
 */
@Order(25)
@ExtendWith(SharedCluster.class)
class RollingRestartIT {
    private static final Logger LOG = LoggerFactory.getLogger(RollingRestartIT.class);
    private static final Path FOLDER =
            Path.of("target", "loadbalancer", "RollingRestartIT").toAbsolutePath();
    private static final int ROLLS = Integer.getInteger("parley.rolls", 1);
    private static final long SEED = 11;
    private static final WorkloadOptions LOAD = new WorkloadOptions(6, 9, 6, 20, Duration.ofSeconds(2), true);
    private static final int TALKERS = 8;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Five seconds are promised; a machine on which servers start and people talk at once may need longer. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    /** Notice, patience, last answers, and the rest of the server's stop. */
    private static final Duration LONGEST_STOP =
            Cluster.DRAIN_NOTICE.plus(Cluster.DRAIN_PATIENCE).plusSeconds(5 + 20);

    @Test
    void nothingShouldBeLostDoubledOrRefusedWhileAllNodesRestart(Cluster cluster) throws Exception {
        Folders.delete(FOLDER);
        Path recorded = FOLDER.resolve("recording");
        try (HaProxy proxy = HaProxy.plain(
                        FOLDER,
                        cluster.entrance(),
                        cluster.urls(),
                        Map.of("PARLEY_LB_SOURCE_NEW_CONNECTIONS", "100000"));
                RunFolder recording = new RunFolder(recorded, new RunClock())) {
            proxy.start();
            recording.describe(Map.of("seed", Long.toString(SEED)));
            roll(cluster, proxy, recording);
        }
        Report report = Checker.check(recorded);
        assertThat(report.violations()).as(report.text()).isEmpty();
        assertThat(report.size().acks()).as(report.text()).isGreaterThan(100);
        assertThat(unansweredRequests(recorded)).as("REST requests").isEmpty();
    }

    private static void roll(Cluster cluster, HaProxy proxy, RunFolder recording) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        HistoryFile restarts = recording.file(RunFolder.FAULTS);
        try (Company company = new Company(List.of(proxy.url()));
                Crowd crowd = new Crowd(recording, List.of(proxy.url()), random.split())) {
            List<Talker> talkers = talkers(company);
            crowd.gather(LOAD);
            Workload workload = new Workload(crowd, LOAD, random.split());
            workload.start();
            talkers.forEach(Talker::begin);
            await().atMost(PATIENCE).until(() -> talkers.stream().allMatch(talker -> talker.acknowledged() >= 3));

            for (int i = 0; i < ROLLS; i++) {
                for (int node = 1; node <= cluster.urls().size(); node++) {
                    int number = cluster.urls().size() * i + node;
                    restarts.add("begin", number, "rolling-restart", "node-" + node, 0);
                    restart(cluster.node(node - 1), node, proxy, talkers.get(0).person());
                    restarts.add("end", number);
                }
            }
            talkers.forEach(Talker::end);
            assertAllHeardAll(talkers);
            workload.stop();
            Quiescence quiescence = new Quiescence(crowd, LOG::info);
            quiescence.reach();
            quiescence.recordLogs();
        }
    }

    private static List<Talker> talkers(Company company) {
        List<Talker> talkers = new ArrayList<>();
        RoomInfo room = null;
        for (int i = 0; i < TALKERS; i++) {
            Participant person = company.arrive("alice", 0);
            room = room == null ? person.rest().createRoom(Company.unique("room"), "public") : room;
            person.rest().join(room.id());
            talkers.add(new Talker(person, room.id(), PAUSE));
        }
        return talkers;
    }

    /** As an administrator does it, and somebody is there who does not go when asked to. */
    private static void restart(PayaraMicroNode node, int number, HaProxy proxy, Participant person) {
        Handshake handshake = Handshake.of(proxy.url(), person.session());
        try (Wire stubborn = wireTo(node, handshake)) {
            long begun = System.nanoTime();
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(node::stop);
            ServerFrame.GoAway goAway = stubborn.next(ServerFrame.GoAway.class);
            assertThat(goAway.reconnectAfter()).isLessThanOrEqualTo(Cluster.DRAIN_SPREAD);
            assertThat(proxy.status(number)).as("noticed before").startsWith("NOLB");
            assertNotReadyAndTakesNobody(node, person);
            // it answers whoever is still there
            stubborn.assertOpen();
            for (int i = 0; i < 3; i++) {
                try (Wire fresh = Wire.open(handshake)) {
                    assertThat(fresh.node()).isNotEqualTo(node.name());
                }
            }
            await().atMost(PATIENCE).until(() -> proxy.sessions(number) == 1);
            assertThat(stopped).as("it waits for the one who does not go").isNotDone();
            assertThat(stubborn.closeCode()).isEqualTo(CloseCodes.NODE_STOPS);
            Participant.get(stopped);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONGEST_STOP);
        }
        node.start();
        await().atMost(PATIENCE).until(() -> proxy.status(number).startsWith("UP"));
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

    /** Those that open at the wrong node make the right one the one of the least connections. */
    private static Wire wireTo(PayaraMicroNode node, Handshake handshake) {
        List<Wire> others = new ArrayList<>();
        try {
            Wire wire = Wire.open(handshake);
            while (!wire.node().equals(node.name())) {
                others.add(wire);
                wire = Wire.open(handshake);
            }
            return wire;
        } finally {
            others.forEach(Wire::close);
        }
    }

    private static void assertAllHeardAll(List<Talker> talkers) {
        talkers.forEach(talker -> talker.acks().forEach(Participant::get));
        long sent = talkers.stream().mapToLong(talker -> talker.acks().size()).sum();
        Duration longest = talkers.stream()
                .map(Talker::longestWait)
                .max(Duration::compareTo)
                .orElseThrow();
        LOG.info("{} messages, the longest wait for an acknowledgement {} ms", sent, longest.toMillis());
        for (Talker talker : talkers) {
            await().atMost(PATIENCE).until(() -> talker.seen().bodies().size() >= sent);
            assertThat(talker.seen().bodies()).hasSize((int) sent).doesNotHaveDuplicates();
            talker.seen().assertNoAnomalies();
            assertThat(talker.person().endings()).isEmpty();
            assertThat(talker.person().reconnections())
                    .as("nobody was cut off, or turned away")
                    .containsOnly(CloseCodes.GOING_AWAY);
        }
        assertThat(longest).isLessThan(LONGEST_WAIT);
    }

    /** Lines of requests of which nobody knows what became. */
    private static List<String> unansweredRequests(Path recording) throws IOException {
        try (Stream<String> lines = Files.lines(recording.resolve(RunFolder.MEMBERSHIPS))) {
            return lines.filter(line -> line.split(" ")[1].equals("unknown")).toList();
        }
    }
}
