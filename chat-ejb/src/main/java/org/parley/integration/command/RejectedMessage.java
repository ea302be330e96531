package org.parley.integration.command;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import org.parley.failure.ParleyException;

/** A command that cannot be carried out, for those who find out why: its text, as far as it has one, and the reason. */
final class RejectedMessage {
    private RejectedMessage() {}

    static Message of(Session session, Message command, ParleyException reason) throws JMSException {
        Message copy = session.createTextMessage(text(command));
        copy.setJMSCorrelationID(command.getJMSCorrelationID());
        copy.setIntProperty("code", reason.code().number());
        copy.setStringProperty("error", reason.code().slug());
        copy.setStringProperty("reason", reason.detail());
        copy.setStringProperty("messageId", command.getJMSMessageID());
        copy.setLongProperty("sentAt", command.getJMSTimestamp());
        copy.setStringProperty("was", kind(command));
        return copy;
    }

    private static String text(Message command) throws JMSException {
        if (command instanceof TextMessage message && !CommandMessage.isTooLarge(command)) {
            String text = message.getText();
            return text == null ? "" : text;
        }
        return "";
    }

    private static String kind(Message command) {
        if (command instanceof TextMessage) {
            return "text";
        }
        return command instanceof BytesMessage ? "bytes" : "something else";
    }
}
