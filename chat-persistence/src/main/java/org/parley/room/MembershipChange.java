package org.parley.room;

import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;

/**
 * One committed change of who belongs to a room, or of the room itself.
 *
 * @param sequence identifies the change; later changes of one room have larger numbers
 * @param user who joined or left, or whoever changed or deleted the room
 * @param actor who did it: the same person, or the owner who invited or removed them
 * @param description what the room is called now; null unless that has changed
 */
public record MembershipChange(
        long sequence,
        RoomId room,
        Kind kind,
        UserId user,
        UserId actor,
        @Nullable Description description) {

    /** What changed. */
    public enum Kind {
        JOINED,
        LEFT,
        ROOM_DELETED,
        ROOM_CHANGED,
        /**
         * What only a later release knows, whose nodes work beside this one while a cluster is upgraded: a reason to look
         * how the person stands, and for a node of that release to log.
         */
        LATER
    }

    /**
     * A new name or topic, or both.
     *
     * @param name null if it stays
     * @param topic null if it stays
     */
    public record Description(
            @Nullable String name, @Nullable String topic) {}
}
