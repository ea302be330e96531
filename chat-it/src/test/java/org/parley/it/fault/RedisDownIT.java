package org.parley.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.client.RestClient;
import org.parley.client.RestException;
import org.parley.client.RoomInfo;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.monitoring.HealthPage;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.people.RoomRecord;

/** Without Redis nobody can log in and presence is unknown; whoever is connected chats on. */
@Order(21)
@ExtendWith(SharedCluster.class)
class RedisDownIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Cluster cluster;

    RedisDownIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @AfterEach
    void mend() {
        cluster.startAll();
    }

    @Test
    void chatShouldGoOnAndPresenceBeUnknownUntilItIsBack() {
        try (Company company = new Company(cluster.urls())) {
            Participant alice = company.arrive("alice", 0);
            Participant bob = company.arrive("bob", 1);
            RoomInfo room = alice.rest().createRoom(Company.unique("room"), "public");
            bob.rest().join(room.id());
            RoomRecord seenByBob = bob.follow(room.id());
            alice.chat().watch(List.of(bob.id()));
            await().atMost(PATIENCE).until(() -> alice.presenceOf(bob.id()).equals("online"));

            cluster.redis().kill();
            alice.say(room.id(), "still here?");
            seenByBob.awaitBodies("still here?");
            await().atMost(PATIENCE).until(() -> alice.presenceOf(bob.id()).equals("unknown"));
            assertThatThrownBy(() -> new RestClient(
                                    Company.runtime(), cluster.urls().get(0))
                            .login(bob.person().username(), Participant.PASSWORD))
                    .isInstanceOfSatisfying(RestException.class, refused -> {
                        assertThat(refused.error()).isEqualTo("sessions-unavailable");
                        assertThat(refused.retryable()).isTrue();
                    });
            HealthPage.awaitReady(cluster.urls().get(0), page -> page.lacks("redis"));
            HealthPage.live(cluster.urls().get(0)).isUp();
            cluster.redis().start();

            await().atMost(PATIENCE).until(() -> alice.presenceOf(bob.id()).equals("online"));
            bob.say(room.id(), "all the time");
            seenByBob.awaitBodies("still here?", "all the time");
            assertThat(alice.endings()).isEmpty();
            HealthPage.awaitReady(cluster.urls().get(0), HealthPage::isUp);
        }
    }
}
