package org.parley.integration.jms;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import org.parley.failure.ParleyException;

/** A command that cannot be carried out, for those who find out why: its text, as far as it has one, and the reason. */
final class RejectedMessage {
    private RejectedMessage() {}

    static Message of(Session session, ReceivedMessage command, ParleyException reason) throws JMSException {
        Message copy = session.createTextMessage(command.kept());
        copy.setJMSCorrelationID(command.correlation());
        copy.setJMSReplyTo(command.replyTo());
        copy.setIntProperty("code", reason.code().number());
        copy.setStringProperty("error", reason.code().slug());
        copy.setStringProperty("reason", reason.detail());
        copy.setStringProperty("messageId", command.id());
        copy.setLongProperty("sentAt", command.message().getTimestamp());
        copy.setBooleanProperty("text", command.isText());
        return copy;
    }
}
