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
 * Notes the answers to this application's commands, and leaves those that are meant for other programs of the ERP. One that
 * comes again says the same.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "artemis"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "parley.replies.erp"),
            @ActivationConfigProperty(
                    propertyName = "messageSelector",
                    propertyValue = "JMSCorrelationID LIKE '" + Replies.OURS + "%'"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1"),
            @ActivationConfigProperty(propertyName = "setupAttempts", propertyValue = "-1")
        })
public class Replies implements MessageListener {
    /** How the correlation ids of its commands begin. */
    static final String OURS = "orders/";

    @PersistenceContext
    private EntityManager tables;

    @Override
    public void onMessage(Message message) {
        try {
            String answer = message.getBody(String.class);
            try (JsonReader reader = Json.createReader(new StringReader(answer))) {
                tables.merge(new Reply(reader.readObject().getString("id"), answer));
            }
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}
