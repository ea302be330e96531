package org.parley.webhook.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

    @Test
    void pausesShouldGrowUpToFiveMinutes() {
        Retries retries = new Retries(now::get, () -> 0);
        List<Long> seconds = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            retries.failed(later(Duration.ZERO));
            seconds.add(retries.left().toSeconds());
        }

        assertThat(seconds).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
    }

    @Test
    void chanceShouldShortenAPauseByHalfAtMost() {
        Retries retries = new Retries(now::get, () -> 0.999);
        retries.failed(later(Duration.ZERO));
        retries.failed(later(Duration.ZERO));

        assertThat(retries.left()).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1_002));
    }

    @Test
    void aPauseShouldEndWithTimeOrWhenItIsToBeTriedAtOnce() {
        Retries retries = new Retries(now::get, () -> 0);
        assertThat(retries.isPaused()).isFalse();

        retries.failed(later(Duration.ZERO));
        assertThat(retries.isPaused()).isTrue();
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(retries.isPaused()).isFalse();

        retries.failed(later(Duration.ZERO));
        retries.reset();
        assertThat(retries.isPaused()).isFalse();
        retries.failed(later(Duration.ZERO));
        assertThat(retries.left()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aPauseThatIsAskedForShouldBeObeyedUpToAnHour() {
        Retries retries = new Retries(now::get, () -> 0);

        retries.failed(later(Duration.ofSeconds(90)));
        assertThat(retries.left()).isEqualTo(Duration.ofSeconds(90));
        retries.failed(later(Duration.ofDays(3)));
        assertThat(retries.left()).isEqualTo(Duration.ofHours(1));
        retries.failed(later(Duration.ofSeconds(-5)));
        assertThat(retries.left()).isEqualTo(Duration.ofSeconds(4));
    }

    private static Outcome later(Duration asked) {
        return new Outcome(Outcome.Kind.LATER, "answered 503", Optional.of(asked));
    }
}
