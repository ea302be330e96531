package org.parley.integration.jms;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import java.io.ByteArrayOutputStream;
import org.apache.activemq.artemis.api.core.ActiveMQBuffers;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQTextMessage;
import org.apache.activemq.artemis.reader.TextMessageUtil;
import org.jspecify.annotations.Nullable;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.integration.command.ReceivedCommand;

/**
 * A command as a message of the queue. Read without JMS, which would take a body of any size into memory, and fail at a
 * broken one, and so for ever, since it comes again.
 *
 * @param kept its text; empty if it has none that could be a command's
 * @param refusal why there is none
 */
record ReceivedMessage(
        ClientMessage message, String kept, @Nullable ParleyException refusal) implements ReceivedCommand {
    private static final int MOST_BYTES_PER_CHARACTER = 4;

    /** Blocks until all of it has come. */
    static ReceivedMessage of(ClientMessage message) throws ActiveMQException {
        try {
            return new ReceivedMessage(message, read(message), null);
        } catch (ParleyException e) {
            return new ReceivedMessage(message, "", e);
        }
    }

    private static String read(ClientMessage message) throws ActiveMQException {
        Body body = new Body();
        SimpleString text;
        try {
            // whatever it is: what is not read stands in the way of the next
            message.saveToOutputStream(body);
            if (message.getType() != Message.TEXT_TYPE) {
                throw new ParleyException(ErrorCode.BINARY_NOT_SUPPORTED, "A command is a text message.");
            }
            text = body.isTooLarge
                    ? null
                    : TextMessageUtil.readBodyText(ActiveMQBuffers.wrappedBuffer(body.toByteArray()));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new ParleyException(ErrorCode.MALFORMED_FRAME, "The bytes of this message are no text.", e);
        }
        if (body.isTooLarge || (text != null && text.length() > LONGEST)) {
            throw new ParleyException(ErrorCode.FRAME_TOO_LARGE, "A command has at most " + LONGEST + " characters.");
        }
        return text == null ? "" : text.toString();
    }

    @Override
    public String text() {
        if (refusal != null) {
            throw refusal;
        }
        return kept;
    }

    @Override
    public int deliveries() {
        return message.getDeliveryCount();
    }

    /** Its {@code JMSReplyTo}; null if there is none, or none that is a destination. */
    @Nullable
    Destination replyTo() {
        try {
            return headers().getJMSReplyTo();
        } catch (JMSException | RuntimeException e) {
            return null;
        }
    }

    /** Its {@code JMSCorrelationID}, or {@code JMSMessageID} if it has none; null if it has neither. */
    @Nullable
    String correlation() {
        try {
            String correlation = headers().getJMSCorrelationID();
            return correlation == null ? id() : correlation;
        } catch (JMSException | RuntimeException e) {
            return id();
        }
    }

    /** Its {@code JMSMessageID}. */
    @Nullable
    String id() {
        return headers().getJMSMessageID();
    }

    private ActiveMQTextMessage headers() {
        return new ActiveMQTextMessage(message, null);
    }

    /** What follows the longest text that could be a command's is not kept. */
    private static final class Body extends ByteArrayOutputStream {
        private boolean isTooLarge;

        @Override
        public synchronized void write(int b) {
            if (hasRoomFor(1)) {
                super.write(b);
            }
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            if (hasRoomFor(length)) {
                super.write(bytes, offset, length);
            }
        }

        private boolean hasRoomFor(int more) {
            isTooLarge = isTooLarge || size() + more > MOST_BYTES_PER_CHARACTER * LONGEST;
            return !isTooLarge;
        }
    }
}
