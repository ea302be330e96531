package org.parley.delivery.jms;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.jspecify.annotations.Nullable;

/** A connection for publishing, opened by the first use and again after it was lost. Belongs to one thread. */
final class TopicSender {
    private static final Logger LOG = Logger.getLogger(TopicSender.class.getName());

    private final BrokerRoute route;
    private @Nullable Link link;

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
        if (link != null && !link.connected.atHome() && route.homeAnswers()) {
            disconnect();
        }
        if (link == null) {
            link = connect();
        }
        link.send(messages);
    }

    private Link connect() throws JMSException {
        BrokerRoute.Connected connected = route.connect();
        try {
            Session session = connected.connection().createSession(Session.SESSION_TRANSACTED);
            MessageProducer producer = session.createProducer(null);
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            producer.setDisableMessageID(true);
            producer.setDisableMessageTimestamp(true);
            return new Link(connected, session, producer, new HashMap<>());
        } catch (JMSException | RuntimeException e) {
            close(connected.connection());
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
            close(known.connected.connection());
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (JMSException | RuntimeException e) {
            LOG.log(Level.FINE, "delivery: a lost connection did not close", e);
        }
    }

    private record Link(
            BrokerRoute.Connected connected,
            Session session,
            MessageProducer producer,
            Map<String, jakarta.jms.Topic> topics) {

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
