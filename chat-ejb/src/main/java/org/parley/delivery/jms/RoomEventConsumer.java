package org.parley.delivery.jms;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Hears the topic: every node has one, with one thread, so what one node published arrives in its order.
 *
 * <p>Outside transactions: a message that is lost here is missed by its offset, and fetched.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "artemis"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "parley.rooms"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "acknowledgeMode", propertyValue = "Dups-ok-acknowledge"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1"),
            @ActivationConfigProperty(propertyName = "reconnectAttempts", propertyValue = "-1"),
            @ActivationConfigProperty(propertyName = "setupAttempts", propertyValue = "-1")
        })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RoomEventConsumer implements MessageListener {
    private static final Logger LOG = Logger.getLogger(RoomEventConsumer.class.getName());

    @Inject
    private TopicEars ears;

    @Override
    public void onMessage(Message message) {
        try {
            ears.hear(TopicMessage.decode(message.getBody(String.class)));
        } catch (JMSException | RuntimeException e) {
            LOG.log(Level.WARNING, "delivery: a message of the topic cannot be read: {0}", e.toString());
        }
    }
}
