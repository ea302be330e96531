package org.parley.webhook.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.webhook.http.WebhookAnswer;
import org.parley.webhook.outgoing.Outcome.Kind;

class OutcomeTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "200, TAKEN",
        "204, TAKEN",
        "301, LATER",
        "307, LATER",
        "400, NEVER",
        "404, NEVER",
        "408, LATER",
        "410, GONE",
        "413, NEVER",
        "425, LATER",
        "429, LATER",
        "500, LATER",
        "503, LATER"
    })
    void anAnswerShouldDecideWhatBecomesOfTheEvent(int status, Kind kind) {
        Outcome outcome = outcome(status, null);

        assertThat(outcome.kind()).isEqualTo(kind);
        assertThat(outcome.text()).isEqualTo("answered " + status);
    }

    @Test
    void noAnswerShouldMeanLater() {
        assertThat(Outcome.of(new SocketTimeoutException("x".repeat(1_000)))).satisfies(outcome -> {
            assertThat(outcome.kind()).isEqualTo(Kind.LATER);
            assertThat(outcome.text()).startsWith("no answer: ").hasSize(250);
        });
    }

    @Test
    void retryAfterShouldBeSecondsOrADate() {
        assertThat(outcome(503, "120").retryAfter()).contains(Duration.ofMinutes(2));
        assertThat(outcome(503, "Fri, 27 Nov 2026 12:00:30 GMT").retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(outcome(503, "soon").retryAfter()).isEmpty();
        assertThat(outcome(503, "-1").retryAfter()).isEmpty();
        assertThat(outcome(503, null).retryAfter()).isEmpty();
    }

    private static Outcome outcome(int status, @Nullable String retryAfter) {
        return Outcome.of(new WebhookAnswer(status, "", Optional.ofNullable(retryAfter), ""), NOW);
    }
}
