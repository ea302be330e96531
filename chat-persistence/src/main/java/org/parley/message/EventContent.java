package org.parley.message;

import org.parley.account.UserId;

/** What happened in a room. */
public sealed interface EventContent {

    /** Whether this tells of a change of who may read and write in the room. */
    default boolean changesMembership() {
        return !(this instanceof Message);
    }

    /**
     * Somebody said something.
     *
     * @param text plain text, at least one character that is not white space, valid Unicode
     * @param action whether it tells what the sender does ("/me waves") rather than what they say
     */
    record Message(String text, boolean action) implements EventContent {}

    /** Somebody became a member; the event's author is who did it: the person, or who invited them. */
    record Joined(UserId user) implements EventContent {}

    /** Somebody ceased to be a member; the event's author is who did it: the person, or who removed them. */
    record Left(UserId user) implements EventContent {}

    /** The room was deleted; nothing follows. */
    record RoomDeleted() implements EventContent {}
}
