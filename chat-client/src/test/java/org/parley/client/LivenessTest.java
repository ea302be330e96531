package org.parley.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.client.Liveness.Verdict.ALIVE;
import static org.parley.client.Liveness.Verdict.ASK;
import static org.parley.client.Liveness.Verdict.DEAD;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LivenessTest {
    private long now = -1;
    private final Liveness liveness = new Liveness(Duration.ofSeconds(25), () -> now);

    @Test
    void aServerThatOwesNothingShouldBeAskedAfterItsHeartbeatAndGivenUpAfterAnother() {
        assertThat(after(25, false)).isEqualTo(ALIVE);
        assertThat(after(1, false)).isEqualTo(ASK);
        assertThat(after(25, false)).isEqualTo(ALIVE);
        assertThat(after(1, false)).isEqualTo(DEAD);
    }

    @Test
    void aServerThatOwesAnAnswerShouldBeAskedAndGivenUpSooner() {
        assertThat(after(5, true)).isEqualTo(ALIVE);
        assertThat(after(1, true)).isEqualTo(ASK);
        assertThat(after(5, true)).isEqualTo(ALIVE);
        assertThat(after(1, true)).isEqualTo(DEAD);
    }

    @Test
    void aLongSilenceBeforeAQuestionShouldNotCountAgainstTheServer() {
        assertThat(after(20, false)).isEqualTo(ALIVE);
        assertThat(after(1, true)).isEqualTo(ASK);
        assertThat(after(1, true)).isEqualTo(ALIVE);
    }

    @Test
    void aServerThatAnswersShouldBeLeftInPeaceForAsLongAsBefore() {
        assertThat(after(6, true)).isEqualTo(ASK);
        after(1, true);
        liveness.heard();
        assertThat(after(5, true)).isEqualTo(ALIVE);
        assertThat(after(1, true)).isEqualTo(ASK);
    }

    @Test
    void theServersOwnHeartbeatShouldBindWhereItIsTheShorter() {
        liveness.tolerate(Duration.ofSeconds(1));

        assertThat(after(2, true)).isEqualTo(ASK);
        assertThat(liveness.untilCheck()).isLessThan(Duration.ofSeconds(1));
    }

    private Liveness.Verdict after(long seconds, boolean waiting) {
        now += Duration.ofSeconds(seconds).toNanos();
        return liveness.check(waiting);
    }
}
