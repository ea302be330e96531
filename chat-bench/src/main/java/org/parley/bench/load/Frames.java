package org.parley.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;

/**
 * WebSocket frames (RFC 6455, section 5.2). A client has to mask what it sends; the key here is zero, which leaves the
 * bytes as they are and costs the server what any other costs.
 */
final class Frames {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int KEY = 0;
    private static final int SHORT = 126;
    private static final int LONG = 127;
    private static final int MOST_HEADER = 14;

    private Frames() {}

    /** Length of the header of the frame that begins at the reader's index; 0 while it is not there whole. */
    static int headerLength(ByteBuf in) {
        if (in.readableBytes() < 2) {
            return 0;
        }
        int length = in.getByte(in.readerIndex() + 1) & 0x7f;
        int header = length < SHORT ? 2 : length == SHORT ? 4 : 10;
        return in.readableBytes() < header ? 0 : header;
    }

    /** Length of what follows the header, which is there. */
    static long payloadLength(ByteBuf in) {
        int at = in.readerIndex() + 1;
        int length = in.getByte(at) & 0x7f;
        if (length < SHORT) {
            return length;
        }
        return length == SHORT ? in.getUnsignedShort(at + 1) : in.getLong(at + 1);
    }

    static ByteBuf message(ByteBufAllocator allocator, MessageForm form, long identifier, long due) {
        ByteBuf frame = begin(allocator, TEXT, form.length());
        form.write(frame, identifier, due);
        return frame;
    }

    static ByteBuf text(ByteBufAllocator allocator, String text) {
        ByteBuf frame = begin(allocator, TEXT, ByteBufUtil.utf8Bytes(text));
        ByteBufUtil.writeUtf8(frame, text);
        return frame;
    }

    static ByteBuf pong(ByteBufAllocator allocator, ByteBuf in, int start, int length) {
        return begin(allocator, PONG, length).writeBytes(in, start, length);
    }

    private static ByteBuf begin(ByteBufAllocator allocator, int opcode, int length) {
        ByteBuf frame = allocator.buffer(length + MOST_HEADER).writeByte(FINAL | opcode);
        if (length < SHORT) {
            frame.writeByte(MASKED | length);
        } else if (length <= 0xffff) {
            frame.writeByte(MASKED | SHORT).writeShort(length);
        } else {
            frame.writeByte(MASKED | LONG).writeLong(length);
        }
        return frame.writeInt(KEY);
    }
}
