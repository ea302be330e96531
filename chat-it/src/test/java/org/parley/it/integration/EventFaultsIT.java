package org.parley.it.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.monitoring.MetricsPage;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;

/** A system that does not read what it subscribes to, until its topic is full. */
@Order(4)
@ExtendWith(SharedCluster.class)
class EventFaultsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TOPIC = "parley.events.archive";
    private static final String SUBSCRIPTION = "archive-asleep";
    private static final int LIMIT = 500_000;
    private static final int MANY = 150;
    private static final String LONG = " " + "x".repeat(3_900);

    private final Cluster cluster;
    private final Company company;
    private OtherSystem erp;
    private OtherSystem archive;
    private BrokerOperator operator;
    private UUID room;

    EventFaultsIT(Cluster cluster) {
        this.cluster = cluster;
        this.company = new Company(cluster.urls());
    }

    @BeforeEach
    void bothSystemsShouldBelongToOneRoomAndOneHaveLittleSpace() {
        operator = new BrokerOperator(cluster.home());
        operator.limit(TOPIC, LIMIT);
        erp = OtherSystem.overCore(cluster, "erp");
        archive = OtherSystem.overCore(cluster, "archive");
        Participant alice = company.arrive("alice", 0);
        room = alice.rest().createRoom(Company.unique("room"), "private").id();
        for (String name : Cluster.INTEGRATIONS) {
            await().atMost(PATIENCE).until(() -> !alice.rest().findPeople(name).isEmpty());
            alice.rest().invite(room, alice.rest().findPeople(name).get(0).id());
        }
    }

    @AfterEach
    void leave() {
        archive.context().unsubscribe(SUBSCRIPTION);
        operator.unlimit(TOPIC);
        operator.close();
        archive.close();
        erp.close();
        company.close();
    }

    /** At the node that serves the system, whichever that is. */
    private double watched(String metric) {
        return cluster.running().stream()
                .mapToDouble(node -> MetricsPage.of(node).value(metric))
                .max()
                .orElse(0);
    }

    @Test
    void aFullTopicShouldHoldUpItsOwnSystemAloneAndGoOnWhenItIsReadWithNothingLost() throws JMSException {
        archive.context()
                .createSharedDurableConsumer(archive.context().createTopic(TOPIC), SUBSCRIPTION)
                .close();
        List<Integer> numbers = IntStream.range(0, MANY).boxed().toList();
        try (JMSContext awake = OtherSystem.core(cluster.home()).createContext("erp", cluster.password("erp"))) {
            JMSConsumer heard = awake.createConsumer(erp.events());

            for (int i = 0; i < MANY; i++) {
                assertThat(erp.ask("""
                        {"id": "%s", "type": "post", "room": "%s", "body": "%s"}""".formatted(room + "-" + i, room, i + LONG))
                                .getBoolean("ok"))
                        .isTrue();
            }

            assertThat(receive(heard)).isEqualTo(numbers);
        }
        await().atMost(PATIENCE).until(() -> watched("parley_integration_lag_seconds") >= 2);
        await().atMost(PATIENCE).until(() -> watched("parley_integration_unread") > 1);

        try (JMSConsumer late =
                archive.context().createSharedDurableConsumer(archive.context().createTopic(TOPIC), SUBSCRIPTION)) {
            assertThat(receive(late)).isEqualTo(numbers);
        }
        await().atMost(PATIENCE).until(() -> watched("parley_integration_lag_seconds") == 0);
    }

    /** The messages of the room, by their numbers. */
    private List<Integer> receive(JMSConsumer consumer) throws JMSException {
        List<Integer> received = new ArrayList<>();
        while (received.size() < MANY) {
            Message event = consumer.receive(PATIENCE.toMillis());
            if (event == null) {
                break;
            }
            if (event.getStringProperty("type").equals("message")
                    && event.getStringProperty("room").equals(room.toString())) {
                String body = OtherSystem.event(event).getJsonObject("data").getString("body");
                received.add(Integer.valueOf(body.substring(0, body.indexOf(' '))));
            }
        }
        return received;
    }
}
