package org.parley.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.client.RoomInfo;
import org.parley.dev.server.Broker;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.monitoring.HealthPage;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.people.RoomRecord;

/** Without brokers, nodes do not hear of each other; messages are kept all the same. */
@Order(20)
@ExtendWith(SharedCluster.class)
class BrokerDownIT {
    private final Cluster cluster;

    BrokerDownIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @AfterEach
    void mend() {
        cluster.startAll();
    }

    @Test
    void messagesShouldBeAcknowledgedAndReachLocalReadersAtOnceAndRemoteOnesLater() {
        try (Company company = new Company(cluster.urls())) {
            Participant alice = company.arrive("alice", 0);
            Participant carol = company.arrive("carol", 0);
            Participant bob = company.arrive("bob", 1);
            RoomInfo room = alice.rest().createRoom(Company.unique("room"), "public");
            carol.rest().join(room.id());
            bob.rest().join(room.id());
            RoomRecord near = carol.follow(room.id());
            RoomRecord far = bob.follow(room.id());
            alice.say(room.id(), "before");
            far.awaitBodies("before");

            cluster.brokers().forEach(Broker::kill);
            alice.say(room.id(), "during 1");
            alice.say(room.id(), "during 2");
            near.awaitBodies("before", "during 1", "during 2");
            HealthPage.awaitReady(cluster.urls().get(0), page -> {
                page.isUp();
                assertThat(page.flag("broker", "carries")).isFalse();
                assertThat(page.flag("broker", "heard")).isFalse();
            });
            HealthPage.live(cluster.urls().get(0)).isUp();
            // nobody has said anything there
            HealthPage.awaitReady(
                    cluster.urls().get(1),
                    page -> assertThat(page.flag("broker", "carries")).isFalse());
            cluster.startAll();

            far.awaitBodies("before", "during 1", "during 2");
            bob.say(room.id(), "after");
            near.awaitBodies("before", "during 1", "during 2", "after");
            far.awaitBodies("before", "during 1", "during 2", "after");
            HealthPage.awaitReady(cluster.urls().get(0), page -> {
                assertThat(page.flag("broker", "carries")).isTrue();
                assertThat(page.flag("broker", "heard")).isTrue();
            });
        }
    }
}
