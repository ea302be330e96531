package org.parley.room;

import java.util.List;
import org.parley.account.UserId;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;

/**
 * The authority on who belongs to which room.
 *
 * <p>Every send, read and live event is authorised against this. Reads the database each time; callers on the send path
 * cache, and learn of changes from {@link MembershipChanges}.
 *
 * <p>Blocks on I/O. Throws {@link org.parley.failure.ParleyException} with {@code ACCOUNTS_UNAVAILABLE} when the
 * database cannot be reached. Safe for use by many threads.
 */
public interface Memberships {

    /** The standing of {@code user} in {@code room} at this moment. */
    Standing standing(RoomId room, UserId user);

    /** All rooms that {@code user} belongs to, in no order; deleted rooms are not among them. */
    List<JoinedRoom> roomsOf(UserId user);

    /**
     * Moves the read position forward; a position behind the present one changes nothing.
     *
     * @param readMessages how many of the room's messages lie at or before {@code offset}
     */
    void markRead(RoomId room, UserId user, long offset, long readMessages);

    /** How a person stands to a room. */
    enum Standing {
        OWNER,
        MEMBER,
        /** The room exists, and the person does not belong to it. */
        STRANGER,
        ROOM_DELETED,
        NO_SUCH_ROOM;

        public boolean belongs() {
            return this == OWNER || this == MEMBER;
        }

        /**
         * What to tell those who do not belong.
         *
         * @throws IllegalStateException if they do
         */
        public ParleyException refusal() {
            return new ParleyException(
                    switch (this) {
                        case STRANGER -> ErrorCode.NOT_A_MEMBER;
                        case ROOM_DELETED -> ErrorCode.ROOM_DELETED;
                        case NO_SUCH_ROOM -> ErrorCode.ROOM_NOT_FOUND;
                        case OWNER, MEMBER -> throw new IllegalStateException("a member is not refused");
                    });
        }
    }
}
