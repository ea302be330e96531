package org.parley.it.tracing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A message of Protocol Buffers, read without its schema: fields by number, see the encoding's specification. */
final class Protobuf {
    private record Field(int number, long value, byte[] content) {}

    private static final byte[] NONE = {};

    private final List<Field> fields = new ArrayList<>();

    Protobuf(byte[] message) {
        ByteBuffer bytes = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            long tag = varint(bytes);
            fields.add(field((int) (tag >>> 3), (int) (tag & 7), bytes));
        }
    }

    private static Field field(int number, int type, ByteBuffer bytes) {
        return switch (type) {
            case 0 -> new Field(number, varint(bytes), NONE);
            case 1 -> new Field(number, bytes.getLong(), NONE);
            case 2 -> {
                byte[] content = new byte[(int) varint(bytes)];
                bytes.get(content);
                yield new Field(number, 0, content);
            }
            case 5 -> new Field(number, bytes.getInt(), NONE);
            default -> throw new IllegalArgumentException("wire type " + type);
        };
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private Stream<Field> all(int number) {
        return fields.stream().filter(field -> field.number == number);
    }

    List<Protobuf> messages(int number) {
        return all(number).map(field -> new Protobuf(field.content)).toList();
    }

    /** Empty if there is none. */
    String text(int number) {
        return all(number)
                .map(field -> new String(field.content, StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    /** Empty if there are none. */
    String hex(int number) {
        return all(number)
                .map(field -> HexFormat.of().formatHex(field.content))
                .findFirst()
                .orElse("");
    }

    /** 0 if there is none. */
    long value(int number) {
        return all(number).map(Field::value).findFirst().orElse(0L);
    }
}
