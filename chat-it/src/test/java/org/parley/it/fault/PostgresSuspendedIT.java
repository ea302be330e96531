package org.parley.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.client.ClientFrames;
import org.parley.client.Handshake;
import org.parley.client.RoomInfo;
import org.parley.client.ServerFrame;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.monitoring.HealthPage;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.people.RoomRecord;
import org.parley.it.people.Wire;

/** A store that hangs: nothing is acknowledged that is not kept. */
@Order(22)
@ExtendWith(SharedCluster.class)
class PostgresSuspendedIT {
    private final Cluster cluster;

    PostgresSuspendedIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @AfterEach
    void mend() {
        cluster.postgres().resume();
    }

    @Test
    void aSecondSendOfAClientIdInFlightShouldBeToldSo() {
        try (Company company = new Company(cluster.urls())) {
            Participant alice = company.register("alice", 0);
            RoomInfo room = alice.rest().createRoom(Company.unique("room"), "public");
            try (Wire wire = Wire.open(Handshake.of(cluster.urls().get(0), alice.session()))) {
                send(wire, room, "c-0");
                wire.next(ServerFrame.Ack.class);

                cluster.postgres().suspend();
                send(wire, room, "c-1");
                send(wire, room, "c-1");
                ServerFrame.Failure failure = wire.next(ServerFrame.Failure.class);
                cluster.postgres().resume();

                assertThat(failure.error()).isEqualTo("duplicate-in-flight");
                assertThat(failure.retryable()).isTrue();
                assertThat(failure.clientId()).contains("c-1");
                assertThat(wire.next(ServerFrame.Ack.class).clientId()).isEqualTo("c-1");
            }
        }
    }

    @Test
    void nothingShouldBeAcknowledgedWhileTheStoreHangsAndEverythingOnceWhenItIsBack() {
        try (Company company = new Company(cluster.urls())) {
            Participant alice = company.arrive("alice", 0);
            RoomInfo room = alice.rest().createRoom(Company.unique("room"), "public");
            RoomRecord seen = alice.follow(room.id());
            try (Wire wire = Wire.open(Handshake.of(cluster.urls().get(0), alice.session()))) {
                send(wire, room, "c-0");
                wire.next(ServerFrame.Ack.class);

                cluster.postgres().suspend();
                send(wire, room, "c-1");
                ServerFrame answer = Objects.requireNonNull(wire.next(ServerFrame.Failure.class));
                HealthPage.awaitReady(cluster.urls().get(0), page -> page.lacks("database", "history"));
                HealthPage.live(cluster.urls().get(0)).isUp();
                cluster.postgres().resume();

                assertThat(answer).isInstanceOfSatisfying(ServerFrame.Failure.class, failure -> {
                    assertThat(failure.error()).isEqualTo("history-unavailable");
                    assertThat(failure.retryable()).isTrue();
                });
                send(wire, room, "c-1");
                wire.next(ServerFrame.Ack.class);
                seen.awaitBodies(List.of("c-0", "c-1"));
                cluster.urls().forEach(node -> HealthPage.awaitReady(node, HealthPage::isUp));
            }
        }
    }

    private static void send(Wire wire, RoomInfo room, String clientId) {
        wire.say(ClientFrames.send(room.id(), clientId, clientId, false));
    }
}
