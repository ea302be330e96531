package org.parley.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The framing of RFC 6455, section 5.2, where the form of the length changes. */
class EncodedFrameTest {

    @ParameterizedTest
    @CsvSource({
        "0, 8100",
        "1, 8101",
        "125, 817d",
        "126, 817e007e",
        "127, 817e007f",
        "65535, 817effff",
        "65536, 817f0000000000010000",
        "70000, 817f0000000000011170"
    })
    void theLengthShouldTakeTheShortestForm(int length, String header) {
        EncodedFrame frame = EncodedFrame.of("x".repeat(length));

        byte[] bytes = bytes(frame);
        int start = header.length() / 2;
        assertThat(HexFormat.of().formatHex(bytes, 0, start)).isEqualTo(header);
        assertThat(bytes).hasSize(start + length);
        assertThat(frame.size()).isEqualTo(start + length);
        assertThat(new String(bytes, start, length, StandardCharsets.UTF_8)).isEqualTo("x".repeat(length));
        assertThat(frame.text()).isEqualTo("x".repeat(length));
    }

    @Test
    void theLengthShouldBeThatOfTheBytes() {
        EncodedFrame frame = EncodedFrame.of("ü".repeat(63));

        assertThat(HexFormat.of().formatHex(bytes(frame), 0, 4)).isEqualTo("817e007e");
        assertThat(frame.text()).isEqualTo("ü".repeat(63));
        assertThat(EncodedFrame.of("👋").text()).isEqualTo("👋");
    }

    @Test
    void whatIsNoUnicodeShouldStillBeValidUtf8() {
        assertThat(EncodedFrame.of("a\ud83d").text()).isEqualTo("a?");
    }

    @Test
    void framesShouldFollowEachOtherInOneWrite() {
        ByteBuffer both = ByteBuffer.allocate(7);
        EncodedFrame.of("ab").appendTo(both);
        EncodedFrame.of("c").appendTo(both);

        assertThat(HexFormat.of().formatHex(both.array())).isEqualTo("810261628101" + "63");
    }

    private static byte[] bytes(EncodedFrame frame) {
        ByteBuffer buffer = frame.buffer();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
