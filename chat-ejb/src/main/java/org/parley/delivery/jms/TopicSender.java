package org.parley.delivery.jms;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.jspecify.annotations.Nullable;

/** A connection for publishing, opened by the first use and again after it was lost. Belongs to one thread. */
final class TopicSender {
    private final BrokerRoute route;
    private @Nullable Link link;

    /** The connection that was reported lost, by a thread of the client's. */
    private volatile @Nullable Connection lost;

    TopicSender(BrokerRoute route) {
        this.route = route;
    }

    /**
     * Returns when the broker has confirmed all of them; if it fails, none of them has gone out, or that is not known.
     * One round trip for all, and none for each: they are a transaction. Persistent, for subscribers who keep them.
     *
     * @param messages texts by address
     * @throws JMSException or {@link RuntimeException} within some seconds; then {@link #failed}
     */
    void send(Map<String, String> messages) throws JMSException {
        if (isCut()) {
            failed();
        } else if (link != null && !link.connected.atHome() && route.homeAnswers()) {
            disconnect();
        }
        if (link == null) {
            link = connect();
        }
        link.send(messages);
    }

    /** Whether the connection was lost since it was used last. */
    boolean isCut() {
        return link != null && link.connected.connection() == lost;
    }

    private Link connect() throws JMSException {
        BrokerRoute.Connected connected = route.connect();
        try {
            connected.connection().setExceptionListener(e -> lost = connected.connection());
            Session session = connected.connection().createSession(Session.SESSION_TRANSACTED);
            MessageProducer producer = session.createProducer(null);
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            producer.setDisableMessageID(true);
            producer.setDisableMessageTimestamp(true);
            return new Link(connected, session, producer, new HashMap<>());
        } catch (JMSException | RuntimeException e) {
            connected.close();
            throw e;
        }
    }

    /** What was sent was not confirmed. */
    void failed() {
        if (link != null) {
            route.lost(link.connected);
        }
        disconnect();
    }

    void disconnect() {
        Link known = link;
        link = null;
        if (known != null) {
            known.connected.close();
        }
    }

    private record Link(
            BrokerRoute.Connected connected, Session session, MessageProducer producer, Map<String, Topic> topics) {

        void send(Map<String, String> messages) throws JMSException {
            for (Map.Entry<String, String> message : messages.entrySet()) {
                producer.send(
                        topics.computeIfAbsent(message.getKey(), ActiveMQJMSClient::createTopic),
                        session.createTextMessage(message.getValue()));
            }
            session.commit();
        }
    }
}
