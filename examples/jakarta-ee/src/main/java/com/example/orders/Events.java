package com.example.orders;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.StringReader;

/**
 * Keeps what happens in the rooms of the ERP: each event once and in order, whatever crashes. The subscription is durable,
 * the event is taken and stored in one XA transaction, and one that comes again is known by its id. One session, so that
 * none overtakes; for the same reason this bean is for one server of a cluster.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "artemis"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "parley.events.erp"),
            @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
            @ActivationConfigProperty(propertyName = "clientID", propertyValue = "erp-orders"),
            @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "events"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1"),
            @ActivationConfigProperty(propertyName = "setupAttempts", propertyValue = "-1")
        })
public class Events implements MessageListener {
    @PersistenceContext
    private EntityManager tables;

    @Override
    public void onMessage(Message message) {
        try {
            String event = message.getBody(String.class);
            try (JsonReader reader = Json.createReader(new StringReader(event))) {
                String id = reader.readObject().getString("id");
                if (tables.find(HeardEvent.class, id) == null) {
                    tables.persist(new HeardEvent(
                            id, message.getStringProperty("room"), message.getLongProperty("offset"), event));
                }
            }
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}
