package org.parley.integration.command;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;

/** What a message of the queue says. */
final class CommandMessage {
    /** Characters of a command; a message's longest text has fewer by far. */
    private static final int LONGEST = 256 * 1024;

    /** Of messages that the broker keeps in a file of their own. */
    private static final String LARGE_SIZE = "_AMQ_LARGE_SIZE";

    private static final String DELIVERIES = "JMSXDeliveryCount";

    private CommandMessage() {}

    /**
     * The command in a message.
     *
     * @throws ParleyException if there is none
     */
    static Command read(Message message) throws JMSException {
        if (!(message instanceof TextMessage text)) {
            throw new ParleyException(ErrorCode.BINARY_NOT_SUPPORTED, "A command is a text message.");
        }
        if (isTooLarge(message)) {
            throw new ParleyException(ErrorCode.FRAME_TOO_LARGE, "A command has at most " + LONGEST + " characters.");
        }
        String body = text.getText();
        if (body == null) {
            throw new ParleyException(ErrorCode.MALFORMED_FRAME);
        }
        if (body.length() > LONGEST) {
            throw new ParleyException(ErrorCode.FRAME_TOO_LARGE, "A command has at most " + LONGEST + " characters.");
        }
        return Command.read(body);
    }

    /** Without reading it. */
    static boolean isTooLarge(Message message) throws JMSException {
        return message.propertyExists(LARGE_SIZE) && message.getLongProperty(LARGE_SIZE) > 4L * LONGEST;
    }

    /** How often the broker has handed it out, this time included. */
    static int deliveries(Message message) throws JMSException {
        return message.propertyExists(DELIVERIES) ? message.getIntProperty(DELIVERIES) : 1;
    }
}
