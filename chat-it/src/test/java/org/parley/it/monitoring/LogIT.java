package org.parley.it.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.client.ClientFrames;
import org.parley.client.Handshake;
import org.parley.client.RoomInfo;
import org.parley.client.ServerFrame;
import org.parley.dev.server.PayaraMicroNode;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.people.Wire;

/** What the tests before this one have made the servers log, and what must never be in it. */
@Order(25)
@ExtendWith(SharedCluster.class)
class LogIT {
    private final Cluster cluster;

    LogIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @AfterEach
    void mend() {
        cluster.startAll();
    }

    @Test
    void everyLineShouldBeJsonAndNameItsNode() {
        PayaraMicroNode node = cluster.node(Cluster.LOGS_JSON);

        assertThat(JsonLog.linesOf(node.name(), node.log()))
                .anyMatch(line -> line.getString("LoggerName").startsWith("org.parley."));
    }

    @Test
    void whatPeopleSayShouldBeInNoLog() {
        String secret = "secret-" + UUID.randomUUID();
        try (Company company = new Company(cluster.urls())) {
            Participant alice = company.arrive("alice", Cluster.LOGS_JSON);
            RoomInfo room = alice.rest().createRoom(Company.unique("room"), "public");
            try (Wire wire = Wire.open(Handshake.of(cluster.urls().get(Cluster.LOGS_JSON), alice.session()))) {
                refused(wire, "{\"type\":\"send\",\"body\":\"" + secret);
                refused(wire, ClientFrames.send(room.id(), "too-long", secret.repeat(200), false));
                refused(wire, ClientFrames.send(UUID.randomUUID(), "nowhere", secret, false));
                wire.say(ClientFrames.send(room.id(), "accepted", secret, false));
                wire.next(ServerFrame.Ack.class);
                cluster.historyStore().suspend();
                assertThat(refused(wire, ClientFrames.send(room.id(), "in-doubt", secret, false)))
                        .isEqualTo("history-unavailable");
            }
            // the write is under way, and fails
            cluster.historyStore().kill();
        }
        cluster.startAll();
        cluster.urls().forEach(node -> HealthPage.awaitReady(node, HealthPage::isUp));

        assertThat(cluster.logs()).allSatisfy(log -> assertThat(read(log)).doesNotContain(secret));
        assertThat(read(cluster.node(Cluster.LOGS_JSON).log())).contains("was not stored");
    }

    private static String refused(Wire wire, String frame) {
        wire.say(frame);
        return wire.next(ServerFrame.Failure.class).error();
    }

    private static String read(Path log) {
        try {
            return Files.readString(log, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
