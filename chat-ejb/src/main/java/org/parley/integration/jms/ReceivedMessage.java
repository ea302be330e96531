package org.parley.integration.jms;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.integration.command.ReceivedCommand;
import org.parley.integration.service.BrokerAwayException;

/** A command as a message of the queue. */
record ReceivedMessage(Message message, int deliveries) implements ReceivedCommand {
    /** Of messages that the broker keeps in a file of their own. */
    private static final String LARGE_SIZE = "_AMQ_LARGE_SIZE";

    private static final String DELIVERIES = "JMSXDeliveryCount";
    private static final long MOST_BYTES_PER_CHARACTER = 4;

    static ReceivedMessage of(Message message) throws JMSException {
        return new ReceivedMessage(
                message, message.propertyExists(DELIVERIES) ? message.getIntProperty(DELIVERIES) : 1);
    }

    @Override
    public String text() throws BrokerAwayException {
        if (!(message instanceof TextMessage text)) {
            throw new ParleyException(ErrorCode.BINARY_NOT_SUPPORTED, "A command is a text message.");
        }
        try {
            String body = isTooLarge() ? null : text.getText();
            if (isTooLarge() || (body != null && body.length() > LONGEST)) {
                throw new ParleyException(
                        ErrorCode.FRAME_TOO_LARGE, "A command has at most " + LONGEST + " characters.");
            }
            return body == null ? "" : body;
        } catch (JMSException e) {
            throw new BrokerAwayException(e);
        }
    }

    /** Without reading it. */
    private boolean isTooLarge() throws JMSException {
        return message.propertyExists(LARGE_SIZE)
                && message.getLongProperty(LARGE_SIZE) > MOST_BYTES_PER_CHARACTER * LONGEST;
    }
}
