package org.parley.delivery.jms;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A connection to the topic, opened by the first use and again after it was lost. Belongs to one thread. */
final class TopicSender {
    private static final Logger LOG = Logger.getLogger(TopicSender.class.getName());

    private final ConnectionFactory broker;
    private final String topic;
    private @Nullable JMSContext context;

    TopicSender(ConnectionFactory broker, String topic) {
        this.broker = broker;
        this.topic = topic;
    }

    /**
     * Returns when the broker has confirmed the message. Persistent, not to outlive the broker, but because the broker
     * then confirms each message.
     *
     * @throws JMSException or {@link RuntimeException} when it has not, as far as is known; then {@link #disconnect}
     */
    void send(String text) throws JMSException {
        JMSContext connected = context;
        if (connected == null) {
            connected = broker.createContext(JMSContext.AUTO_ACKNOWLEDGE);
            context = connected;
        }
        connected
                .createProducer()
                .setDeliveryMode(DeliveryMode.PERSISTENT)
                .setDisableMessageID(true)
                .setDisableMessageTimestamp(true)
                .send(connected.createTopic(topic), text);
    }

    void disconnect() {
        JMSContext connected = context;
        context = null;
        if (connected != null) {
            try {
                connected.close();
            } catch (JMSRuntimeException e) {
                LOG.log(Level.FINE, "delivery: a lost connection did not close", e);
            }
        }
    }
}
