package org.parley.rate.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InboundRateTest {
    @Test
    void aBurstShouldPassAndThenOnlyTheRate() {
        AtomicLong now = new AtomicLong();
        InboundRate rate = new InboundRate(10, now::get);
        assertThat(allowed(rate, 100)).isEqualTo(20);

        now.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(allowed(rate, 100)).isEqualTo(10);

        now.addAndGet(TimeUnit.HOURS.toNanos(1));
        assertThat(allowed(rate, 100)).isEqualTo(20);
    }

    private static long allowed(InboundRate rate, int tries) {
        return IntStream.range(0, tries).filter(i -> rate.allow()).count();
    }
}
