package org.parley.integration.jms;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import org.parley.failure.ParleyException;

/** A command that cannot be carried out, for those who find out why: its text, as far as it has one, and the reason. */
final class RejectedMessage {
    static final String ERROR = "error";
    static final String REASON = "reason";
    static final String SENT_AT = "sentAt";

    /** Whether it has its text. */
    static final String TEXT = "text";

    private RejectedMessage() {}

    static Message of(Session session, ReceivedMessage command, ParleyException reason) throws JMSException {
        Message copy = session.createTextMessage(command.kept());
        copy.setJMSCorrelationID(command.correlation());
        copy.setJMSReplyTo(command.replyTo());
        copy.setIntProperty("code", reason.code().number());
        copy.setStringProperty(ERROR, reason.code().slug());
        copy.setStringProperty(REASON, reason.detail());
        copy.setStringProperty("messageId", command.id());
        copy.setLongProperty(SENT_AT, command.message().getTimestamp());
        copy.setBooleanProperty(TEXT, command.refusal() == null);
        return copy;
    }

    /** The command, without what was said of it. */
    static Message original(Session session, Message rejected) throws JMSException {
        Message command = session.createTextMessage(rejected.getBody(String.class));
        command.setJMSCorrelationID(rejected.getJMSCorrelationID());
        command.setJMSReplyTo(rejected.getJMSReplyTo());
        return command;
    }
}
