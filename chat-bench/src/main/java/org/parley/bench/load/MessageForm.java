package org.parley.bench.load;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/**
 * The frame of a chat message with two places left open: an identifier, and the {@link Body}.
 *
 * @param head what comes before the identifier
 * @param middle what comes between identifier and body
 * @param tail what comes after the body
 */
public record MessageForm(byte[] head, byte[] middle, byte[] tail) {

    public static MessageForm of(String head, String middle, String tail) {
        return new MessageForm(
                head.getBytes(StandardCharsets.UTF_8),
                middle.getBytes(StandardCharsets.UTF_8),
                tail.getBytes(StandardCharsets.UTF_8));
    }

    int length() {
        return head.length + Hex.DIGITS + middle.length + Body.LENGTH + tail.length;
    }

    void write(ByteBuf out, long identifier, long due) {
        out.writeBytes(head);
        Hex.write(out, identifier);
        out.writeBytes(middle);
        Body.write(out, due);
        out.writeBytes(tail);
    }
}
