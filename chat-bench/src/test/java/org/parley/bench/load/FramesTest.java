package org.parley.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 125, 126, 65_535, 65_536})
    void lengthShouldBeWrittenAsItIsRead(int length) {
        ByteBuf frame = Frames.text(UnpooledByteBufAllocator.DEFAULT, "x".repeat(length));
        int key = 4;

        assertThat(Frames.payloadLength(frame)).isEqualTo(length);
        assertThat(frame.readableBytes()).isEqualTo(Frames.headerLength(frame) + key + length);
        assertThat(frame.getByte(1) & 0x80).as("masked").isNotZero();
    }

    @Test
    void headerThatIsNotThereWholeShouldBeWaitedFor() {
        assertThat(Frames.headerLength(Unpooled.wrappedBuffer(new byte[] {(byte) 0x81})))
                .isZero();
        assertThat(Frames.headerLength(Unpooled.wrappedBuffer(new byte[] {(byte) 0x81, 126, 1})))
                .isZero();
        assertThat(Frames.headerLength(Unpooled.wrappedBuffer(new byte[] {(byte) 0x81, 126, 1, 1})))
                .isEqualTo(4);
    }
}
