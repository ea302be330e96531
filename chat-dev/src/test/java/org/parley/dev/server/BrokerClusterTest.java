package org.parley.dev.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three brokers that know each other: what one is given, subscribers of all of them get. */
@SuppressWarnings("NullAway.Init")
class BrokerClusterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TOPIC = "parley.rooms.0";

    @TempDir
    Path folder;

    @Test
    void anyOfThreeBrokersShouldReachTheOthersAndBeDoneWithout() {
        List<Integer> ports = Stream.generate(Ports::free).limit(Broker.MOST).toList();
        List<Broker> brokers = Broker.cluster(Installation.locate(), folder, ports, Secrets.in(folder));
        try {
            brokers.parallelStream().forEach(Broker::start);
            awaitCluster(brokers);
            Broker lost = brokers.get(1);
            lost.kill();
            awaitCluster(List.of(brokers.get(0), brokers.get(2)));
            lost.start();
            awaitCluster(brokers);
        } finally {
            brokers.forEach(Broker::close);
        }
    }

    /** A message makes one step from broker to broker at most, so each of them has to know all the others. */
    private static void awaitCluster(List<Broker> brokers) {
        for (Broker from : brokers) {
            for (Broker to : brokers) {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(reaches(from, to))
                                .as("from %s to %s", from.name(), to.name())
                                .isTrue());
            }
        }
    }

    private static boolean reaches(Broker from, Broker to) {
        try (ActiveMQConnectionFactory here = factory(from);
                ActiveMQConnectionFactory there = factory(to);
                JMSContext speaker = here.createContext(from.user(), from.password());
                JMSContext listener = there.createContext(to.user(), to.password());
                JMSConsumer consumer = listener.createConsumer(listener.createTopic(TOPIC))) {
            String text = UUID.randomUUID().toString();
            speaker.createProducer().send(speaker.createTopic(TOPIC), text);
            return text.equals(consumer.receiveBody(String.class, 500));
        }
    }

    private static ActiveMQConnectionFactory factory(Broker broker) {
        return new ActiveMQConnectionFactory("tcp://%s:%d?callTimeout=3000".formatted(Server.LOOPBACK, broker.port()));
    }
}
