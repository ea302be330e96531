package org.parley.message;

import java.time.Instant;
import java.util.Comparator;
import org.parley.account.UserId;
import org.parley.room.RoomId;

/**
 * An entry of a room's log. It never changes.
 *
 * @param offset its place: 1, 2, 3 … per room, without holes
 * @param messages how many of the room's events up to and including this one are messages; the difference of two of
 *     these is a number of unread messages
 * @param at when it was stored, to the millisecond, by the clock of the node that stored it; the order is that of the
 *     offsets, not of this
 */
public record RoomEvent(
        RoomId room, long offset, long messages, Instant at, UserId author, ClientId clientId, EventContent content) {

    /** Room by room, and within each by offset. */
    public static final Comparator<RoomEvent> BY_PLACE =
            Comparator.comparing((RoomEvent event) -> event.room().value()).thenComparingLong(RoomEvent::offset);
}
