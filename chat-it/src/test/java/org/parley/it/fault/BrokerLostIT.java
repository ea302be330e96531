package org.parley.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.client.RoomInfo;
import org.parley.dev.server.Broker;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.monitoring.MetricsPage;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.people.RoomRecord;

/** One of two brokers is lost: all that is said goes by the other, and by the first again when it is back. */
@Order(21)
@ExtendWith(SharedCluster.class)
class BrokerLostIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ROOMS = 12;

    private final Cluster cluster;

    BrokerLostIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @AfterEach
    void mend() {
        cluster.brokers().stream().filter(Broker::isAlive).forEach(Broker::resume);
        cluster.startAll();
    }

    @Test
    void eitherBrokerMayBeLostAndComeBack() {
        try (Company company = new Company(cluster.urls())) {
            Talk talk = new Talk(company);
            talk.awaitTopic();
            for (Broker broker : cluster.brokers()) {
                broker.kill();
                talk.say("while a broker is away");
                talk.awaitTopic();
                broker.start();
                talk.say("when it is back");
                talk.awaitTopic();
            }
            talk.assertComplete();
        }
    }

    @Test
    void aFrozenBrokerShouldBeDoneWithout() {
        try (Company company = new Company(cluster.urls())) {
            Talk talk = new Talk(company);
            talk.awaitTopic();
            for (Broker broker : cluster.brokers()) {
                broker.suspend();
                talk.say("while a broker hangs");
                talk.awaitTopic();
                broker.resume();
                talk.say("when it goes on");
                talk.awaitTopic();
            }
            talk.assertComplete();
        }
    }

    /** Alice at one node says things in rooms of all shards, and Bob at the other hears them. */
    private final class Talk {
        private final Participant alice;
        private final List<RoomInfo> rooms = new ArrayList<>();
        private final List<RoomRecord> heard = new ArrayList<>();
        private final List<String> said = new ArrayList<>();

        private Talk(Company company) {
            alice = company.arrive("alice", 0);
            Participant bob = company.arrive("bob", 1);
            for (int i = 0; i < ROOMS; i++) {
                RoomInfo room = alice.rest().createRoom(Company.unique("room"), "public");
                bob.rest().join(room.id());
                heard.add(bob.follow(room.id()));
                rooms.add(room);
            }
        }

        private void say(String text) {
            rooms.forEach(room -> alice.say(room.id(), text));
            said.add(text);
            heard.forEach(room -> room.awaitBodies(said.toArray(String[]::new)));
        }

        /** Until what is said in all rooms comes to the other node by the topic, and nothing has to be read from the history. */
        private void awaitTopic() {
            await().atMost(PATIENCE).until(() -> {
                double before = repaired();
                say("line " + said.size());
                return repaired() == before;
            });
        }

        private double repaired() {
            return MetricsPage.of(cluster.node(1).url()).value("parley_events_repaired_total");
        }

        private void assertComplete() {
            assertThat(heard).allSatisfy(room -> room.awaitBodies(said.toArray(String[]::new)));
        }
    }
}
