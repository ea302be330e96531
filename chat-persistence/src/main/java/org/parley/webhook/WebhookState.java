package org.parley.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * An outgoing webhook, as its owner sees it.
 *
 * @param failingSince when the first of the tries was that have failed since the last that did not
 * @param endedAt when the other side, or Parley, has given it up
 */
public record WebhookState(
        URI target,
        Instant setAt,
        Optional<Answer> lastAnswer,
        Optional<Instant> failingSince,
        Optional<Instant> endedAt) {

    /**
     * What came of a try.
     *
     * @param text for people
     */
    public record Answer(String text, Instant at) {}
}
