package org.parley.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A text frame as a WebSocket server sends it (RFC 6455, section 5.2: final, unmasked, no extension), framing bytes
 * included. Encoded once, whoever and however many get it; whole frames may follow each other in one write.
 *
 * <p>Immutable, as long as nobody writes to what {@link #buffer} gives. Safe for many threads.
 */
public final class EncodedFrame {
    private static final byte FINAL_TEXT = (byte) 0x81;
    private static final int LENGTH_IN_SECOND_BYTE = 125;
    private static final int LENGTH_IN_TWO_BYTES = 65_535;
    private static final byte TWO_BYTES_FOLLOW = 126;
    private static final byte EIGHT_BYTES_FOLLOW = 127;

    private final byte[] bytes;
    private final int payload;
    private final @Nullable Runnable taken;

    private EncodedFrame(byte[] bytes, int payload, @Nullable Runnable taken) {
        this.bytes = bytes;
        this.payload = payload;
        this.taken = taken;
    }

    /** @param text what is not valid Unicode in it becomes a question mark */
    public static EncodedFrame of(String text) {
        return of(text, null);
    }

    /** @param taken is run each time that a socket {@linkplain #taken has taken it} */
    static EncodedFrame of(String text, @Nullable Runnable taken) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        int header = headerLength(content.length);
        ByteBuffer frame = ByteBuffer.allocate(header + content.length).put(FINAL_TEXT);
        if (content.length <= LENGTH_IN_SECOND_BYTE) {
            frame.put((byte) content.length);
        } else if (content.length <= LENGTH_IN_TWO_BYTES) {
            frame.put(TWO_BYTES_FOLLOW).putShort((short) content.length);
        } else {
            frame.put(EIGHT_BYTES_FOLLOW).putLong(content.length);
        }
        return new EncodedFrame(frame.put(content).array(), header, taken);
    }

    private static int headerLength(int length) {
        if (length <= LENGTH_IN_SECOND_BYTE) {
            return 2;
        }
        return length <= LENGTH_IN_TWO_BYTES ? 4 : 10;
    }

    /** Bytes on the wire. */
    public int size() {
        return bytes.length;
    }

    /** The bytes, not copied: for whoever only reads them. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes);
    }

    /** Adds the bytes to others that leave in the same write. */
    public void appendTo(ByteBuffer target) {
        target.put(bytes);
    }

    /** A socket has taken it. */
    public void taken() {
        if (taken != null) {
            taken.run();
        }
    }

    /** The text again, for a way out that does its own framing. Decodes each time. */
    public String text() {
        return new String(bytes, payload, bytes.length - payload, StandardCharsets.UTF_8);
    }

    /** The size only: contents of messages do not belong in a log. */
    @Override
    public String toString() {
        return "EncodedFrame[" + bytes.length + " bytes]";
    }
}
