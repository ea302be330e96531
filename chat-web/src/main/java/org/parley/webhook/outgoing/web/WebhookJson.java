package org.parley.webhook.outgoing.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.parley.webhook.WebhookState;
import org.parley.webhook.outgoing.OutgoingWebhookService;

/** A webhook and how it fares. Times are in milliseconds since 1970, as everywhere in the protocol. */
@JsonbPropertyOrder({"url", "setAt", "state", "lastAnswer", "lastAnswerAt", "failingSince", "behind", "deadLetters"})
public record WebhookJson(
        String url,
        long setAt,
        String state,
        @Nullable String lastAnswer,
        @Nullable Long lastAnswerAt,
        @Nullable Long failingSince,
        long behind,
        long deadLetters) {

    static WebhookJson of(OutgoingWebhookService.Report report) {
        WebhookState state = report.state();
        return new WebhookJson(
                state.target().toString(),
                state.setAt().toEpochMilli(),
                word(state),
                state.lastAnswer().map(WebhookState.Answer::text).orElse(null),
                state.lastAnswer()
                        .map(WebhookState.Answer::at)
                        .map(Instant::toEpochMilli)
                        .orElse(null),
                state.failingSince().map(Instant::toEpochMilli).orElse(null),
                report.behind(),
                report.deadLetters());
    }

    private static String word(WebhookState state) {
        if (state.endedAt().isPresent()) {
            return "ended";
        }
        return state.failingSince().isPresent() ? "fails" : "works";
    }
}
