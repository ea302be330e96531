package org.parley.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void delaysShouldDoubleUpToTheLongestAndKeepAtLeastHalf() {
        for (int seed = 0; seed < 100; seed++) {
            Backoff backoff = new Backoff(new SplittableRandom(seed));
            long whole = 500;
            for (int attempt = 0; attempt < 12; attempt++) {
                assertThat(backoff.next()).isBetween(Duration.ofMillis(whole / 2), Duration.ofMillis(whole));
                whole = Math.min(15_000, whole * 2);
            }
        }
    }

    @Test
    void delaysShouldStartAnewAfterASuccess() {
        Backoff backoff = new Backoff(new SplittableRandom(1));
        for (int attempt = 0; attempt < 6; attempt++) {
            backoff.next();
        }

        backoff.reset();

        assertThat(backoff.next()).isLessThanOrEqualTo(Backoff.FIRST);
    }
}
