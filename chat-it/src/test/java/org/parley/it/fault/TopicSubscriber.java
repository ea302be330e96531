package org.parley.it.fault;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.parley.dev.server.Broker;

/** An operator who listens to the topic, at the first of the brokers, by a durable subscription, with nothing but JMS: no history, no offsets asked for. */
final class TopicSubscriber implements AutoCloseable {
    private static final String SUBSCRIPTION = "listener";

    private final ActiveMQConnectionFactory factory;
    private final Connection connection;
    private final Session session;
    private final Set<Heard> events = ConcurrentHashMap.newKeySet();

    /** An event, whatever it says. */
    record Heard(UUID room, long offset) {}

    TopicSubscriber(List<Broker> brokers) throws JMSException {
        factory = new ActiveMQConnectionFactory(
                "tcp://127.0.0.1:%d?reconnectAttempts=-1&retryInterval=200&maxRetryInterval=1000&callTimeout=3000"
                        .formatted(brokers.get(0).port()));
        connection = factory.createConnection("operator", brokers.get(0).operatorPassword());
        connection.setClientID("topic-subscriber-" + UUID.randomUUID());
        session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
        MessageConsumer consumer = session.createDurableConsumer(session.createTopic("parley.rooms.#"), SUBSCRIPTION);
        consumer.setMessageListener(this::hear);
        connection.start();
    }

    /** The events themselves; that it was told how far a room has grown does not count. */
    Set<Heard> events() {
        return Set.copyOf(events);
    }

    private void hear(Message message) {
        try (JsonReader reader = Json.createReader(new StringReader(message.getBody(String.class)))) {
            JsonObject rooms = reader.readObject().getJsonObject("events");
            rooms.forEach((room, list) -> list.asJsonArray()
                    .forEach(event -> events.add(new Heard(
                            UUID.fromString(room),
                            event.asJsonObject().getJsonNumber("offset").longValueExact()))));
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws JMSException {
        connection.close();
        factory.close();
    }
}
