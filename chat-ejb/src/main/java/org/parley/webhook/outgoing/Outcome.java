package org.parley.webhook.outgoing;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.parley.webhook.http.TargetRefusedException;
import org.parley.webhook.http.WebhookAnswer;

/**
 * What came of sending an event.
 *
 * @param text for people
 * @param retryAfter how long the other side wants to be left alone
 */
record Outcome(Kind kind, String text, Optional<Duration> retryAfter) {
    private static final int MAX_TEXT = 250;

    enum Kind {
        TAKEN,
        /** To be tried again. */
        LATER,
        /** This event will never be taken. */
        NEVER,
        /** Nothing more is to be sent there. */
        GONE
    }

    static Outcome of(WebhookAnswer answer, Instant now) {
        Optional<Duration> retryAfter = answer.retryAfter().flatMap(text -> pause(text, now));
        return new Outcome(kind(answer), "answered " + answer.status(), retryAfter);
    }

    static Outcome of(IOException failure) {
        String text = failure instanceof TargetRefusedException
                ? String.valueOf(failure.getMessage())
                : "no answer: " + failure;
        return new Outcome(Kind.LATER, text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text, Optional.empty());
    }

    private static Kind kind(WebhookAnswer answer) {
        if (answer.isSuccess()) {
            return Kind.TAKEN;
        }
        return switch (answer.status()) {
            case 408, 425, 429 -> Kind.LATER;
            case 410 -> Kind.GONE;
            default -> answer.status() / 100 == 4 ? Kind.NEVER : Kind.LATER;
        };
    }

    /** {@code Retry-After} (RFC 9110, section 10.2.3): seconds, or a date. */
    private static Optional<Duration> pause(String text, Instant now) {
        try {
            return text.matches("\\d{1,9}")
                    ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                    : Optional.of(Duration.between(
                            now,
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
