package org.parley.room;

import org.parley.account.UserId;

/**
 * One committed change of who belongs to a room, or of the room itself.
 *
 * @param sequence identifies the change; later changes of one room have larger numbers
 * @param user who joined or left, or whoever deleted the room
 * @param actor who did it: the same person, or the owner who invited or removed them
 */
public record MembershipChange(long sequence, RoomId room, Kind kind, UserId user, UserId actor) {

    /** What changed. */
    public enum Kind {
        JOINED,
        LEFT,
        ROOM_DELETED
    }
}
