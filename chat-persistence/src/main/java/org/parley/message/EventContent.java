package org.parley.message;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;

/** What happened in a room. */
public sealed interface EventContent {

    /** Whether this tells of a change of who may read and write in the room. */
    default boolean changesMembership() {
        return this instanceof Joined || this instanceof Left || this instanceof RoomDeleted;
    }

    /**
     * Somebody said something.
     *
     * @param text plain text, at least one character that is not white space, valid Unicode
     * @param action whether it tells what the sender does ("/me waves") rather than what they say
     */
    record Message(String text, boolean action) implements EventContent {}

    /**
     * The author of an earlier message of the room has given it another text.
     *
     * @param of the offset of that message
     * @param text as that of a {@link Message}
     */
    record Edited(long of, String text) implements EventContent {}

    /** Somebody became a member; the event's author is who did it: the person, or who invited them. */
    record Joined(UserId user) implements EventContent {}

    /** Somebody ceased to be a member; the event's author is who did it: the person, or who removed them. */
    record Left(UserId user) implements EventContent {}

    /**
     * The room has another name or topic, or both.
     *
     * @param name null if it stays
     * @param topic null if it stays
     */
    record RoomChanged(@Nullable String name, @Nullable String topic) implements EventContent {}

    /** The room was deleted; nothing follows. */
    record RoomDeleted() implements EventContent {}

    /**
     * Something that a later release knows: another node, which has been upgraded already, has written it. It is handed on
     * as it is.
     *
     * @param fields of the event's JSON beyond those that all events have, {@code kind} among them
     */
    record Later(JsonObject fields) implements EventContent {}
}
