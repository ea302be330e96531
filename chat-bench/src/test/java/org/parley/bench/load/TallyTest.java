package org.parley.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally tally = new Tally();

    @Test
    void everyMessageOfAFrameShouldBeCounted() {
        ByteBuf frame = Unpooled.buffer().writeBytes(new byte[] {1, 2, 3});
        MessageForm form = MessageForm.of("{\"clientId\":\"", "\",\"body\":\"", "\"}");
        form.write(frame, 1, Body.now());
        form.write(frame, 2, Body.now());

        assertThat(tally.count(frame, 3, frame.writerIndex())).isEqualTo(2);
        assertThat(tally.delivered()).isEqualTo(2);
    }

    @Test
    void latencyShouldBeFromWhenTheMessageWasDue() {
        long due = Body.now();
        tally.timeFrom(due);

        // it left late, which is not the sender's fault
        tally.record(due, due + Duration.ofMillis(250).toNanos());

        assertThat(tally.latencies().getMaxValue() / 1e6).isBetween(249.0, 251.0);
    }

    @Test
    void whatWasDueBeforeShouldNotBeTimed() {
        long now = Body.now();
        tally.timeFrom(now);

        tally.record(now - 1, now + 1_000_000);

        assertThat(tally.latencies().getTotalCount()).isZero();
    }

    @Test
    void dueTimeShouldBeReadAsItWasWritten() {
        ByteBuf body = Unpooled.buffer();
        Body.write(body, 0x0123456789abcdefL);

        assertThat(body.readableBytes()).isEqualTo(Body.LENGTH);
        assertThat(Body.due(body, 0)).isEqualTo(0x0123456789abcdefL);
    }
}
