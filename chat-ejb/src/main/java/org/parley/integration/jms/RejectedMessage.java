package org.parley.integration.jms;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import org.parley.failure.ParleyException;
import org.parley.integration.service.BrokerAwayException;

/** A command that cannot be carried out, for those who find out why: its text, as far as it has one, and the reason. */
final class RejectedMessage {
    private RejectedMessage() {}

    static Message of(Session session, ReceivedMessage command, ParleyException reason)
            throws JMSException, BrokerAwayException {
        Message original = command.message();
        Message copy = session.createTextMessage(text(command));
        copy.setJMSCorrelationID(original.getJMSCorrelationID());
        copy.setIntProperty("code", reason.code().number());
        copy.setStringProperty("error", reason.code().slug());
        copy.setStringProperty("reason", reason.detail());
        copy.setStringProperty("messageId", original.getJMSMessageID());
        copy.setLongProperty("sentAt", original.getJMSTimestamp());
        copy.setBooleanProperty("text", original instanceof TextMessage);
        return copy;
    }

    private static String text(ReceivedMessage command) throws BrokerAwayException {
        try {
            return command.text();
        } catch (ParleyException e) {
            return "";
        }
    }
}
