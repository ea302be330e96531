package org.parley.bench.load;

import io.netty.buffer.ByteBuf;

/** Numbers of a fixed width. */
final class Hex {
    static final int DIGITS = 16;

    private static final byte[] ALPHABET = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    private Hex() {}

    static void write(ByteBuf out, long number) {
        for (int shift = 60; shift >= 0; shift -= 4) {
            out.writeByte(ALPHABET[(int) (number >>> shift) & 0xf]);
        }
    }

    /** @return a number of no meaning if there is something else */
    static long read(ByteBuf in, int index) {
        long number = 0;
        for (int i = index; i < index + DIGITS; i++) {
            int digit = in.getByte(i);
            number = number << 4 | (digit <= '9' ? digit - '0' : digit - 'a' + 10) & 0xf;
        }
        return number;
    }
}
