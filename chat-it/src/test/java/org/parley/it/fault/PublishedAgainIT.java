package org.parley.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.client.RoomInfo;
import org.parley.dev.server.Broker;
import org.parley.dev.server.PayaraMicroNode;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.fault.TopicSubscriber.Heard;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;

/** Whoever has nothing but the topic hears every committed event, though the brokers hang and the node die. */
@Order(24)
@ExtendWith(SharedCluster.class)
class PublishedAgainIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LINES = 30;

    private final Cluster cluster;

    PublishedAgainIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @AfterEach
    void mend() {
        cluster.brokers().stream().filter(Broker::isAlive).forEach(Broker::resume);
        cluster.startAll();
    }

    @Test
    void whatANodeHadCommittedButNotPublishedWhenItDiedShouldReachTheTopic() throws Exception {
        PayaraMicroNode victim = cluster.spare();
        List<URI> nodes = List.of(victim.url(), cluster.urls().get(0));
        try (Company company = new Company(nodes);
                TopicSubscriber subscriber = new TopicSubscriber(cluster.brokers())) {
            // sessions are opened at the working node: those of the spare are short
            Participant alice = company.secondDevice(company.register("alice", 1), 0);
            RoomInfo room = alice.rest().createRoom(Company.unique("room"), "public");
            Heard before = new Heard(room.id(), alice.say(room.id(), "before").offset());
            await().atMost(PATIENCE).until(() -> subscriber.events().contains(before));

            cluster.brokers().forEach(Broker::suspend);
            List<Heard> committed = say(alice, room.id());
            victim.kill();
            cluster.brokers().forEach(Broker::resume);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(subscriber.events()).containsAll(committed));
        }
    }

    @Test
    void whatWasCommittedWhileTheBrokerWasAwayShouldReachTheTopicWhenItIsBack() throws Exception {
        try (Company company = new Company(cluster.urls());
                TopicSubscriber subscriber = new TopicSubscriber(cluster.brokers())) {
            Participant alice = company.arrive("alice", 0);
            RoomInfo room = alice.rest().createRoom(Company.unique("room"), "public");
            Heard before = new Heard(room.id(), alice.say(room.id(), "before").offset());
            await().atMost(PATIENCE).until(() -> subscriber.events().contains(before));

            cluster.brokers().forEach(Broker::kill);
            Set<Heard> committed = Set.copyOf(say(alice, room.id()));
            cluster.startAll();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(subscriber.events()).containsAll(committed));
        }
    }

    private static List<Heard> say(Participant alice, UUID room) {
        List<Heard> said = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            said.add(new Heard(room, alice.say(room, "line " + i).offset()));
        }
        return said;
    }
}
