package org.parley.bench.load;

import io.netty.buffer.ByteBuf;

/**
 * The text of a message: {@link #LENGTH} characters that begin with a mark and with the moment at which the message was
 * due to be sent. The mark occurs nowhere else in what servers send, so a delivery is found without parsing anything.
 */
final class Body {
    static final int LENGTH = 100;
    static final byte MARK = '~';

    private static final byte[] FILLING =
            "the quick brown fox jumps over the lazy dog, and the dog does not mind much at all "
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final long ORIGIN = System.nanoTime();

    private Body() {}

    /** @param due by the clock of {@link #now} */
    static void write(ByteBuf out, long due) {
        out.writeByte(MARK);
        Hex.write(out, due);
        out.writeBytes(FILLING, 0, LENGTH - 1 - Hex.DIGITS);
    }

    /** @param mark where the body begins */
    static long due(ByteBuf in, int mark) {
        return Hex.read(in, mark + 1);
    }

    /** Nanoseconds since this JVM began to load this class. */
    static long now() {
        return System.nanoTime() - ORIGIN;
    }
}
