package org.parley.client;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An entry of a room's log.
 *
 * @param offset its place: 1, 2, 3 … per room
 * @param messages how many of the events up to this one are messages
 */
public record Event(long offset, long messages, Instant at, UUID author, Content content) {

    public boolean isMessage() {
        return content instanceof Message;
    }

    /** The text of a message; empty for other events. */
    public String body() {
        return content instanceof Message message ? message.body() : "";
    }

    /** What happened. */
    public sealed interface Content {}

    /** Somebody said something, or, as an {@code action}, did something ("/me waves"). */
    public record Message(String clientId, String body, boolean action) implements Content {}

    /** The author of the message at {@code of} has given it this text. */
    public record Edited(long of, String clientId, String body) implements Content {}

    public record Joined(UUID user) implements Content {}

    public record Left(UUID user) implements Content {}

    /** The room has another name or topic, or both; empty is what stays. */
    public record RoomChanged(Optional<String> name, Optional<String> topic) implements Content {}

    public record RoomDeleted() implements Content {}

    /** A kind that this client does not know; its offset counts all the same. */
    public record Other(String kind) implements Content {}
}
