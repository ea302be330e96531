package org.parley.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * To whom an event of a room is sent, as of the moment.
 *
 * @param failingSince as in {@link WebhookState}
 * @param read the bot's read position in the room; empty if it does not belong to it
 */
public record Recipient(URI target, SigningSecrets secrets, Optional<Instant> failingSince, OptionalLong read) {

    public boolean belongs() {
        return read.isPresent();
    }

    /** Whether it may have this event, and was not sent it. */
    public boolean isOwed(long offset) {
        return belongs() && offset > read.getAsLong();
    }
}
