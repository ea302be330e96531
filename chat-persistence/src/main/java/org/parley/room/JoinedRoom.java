package org.parley.room;

import java.util.Optional;
import org.parley.account.UserId;

/**
 * One person's view of a room they belong to.
 *
 * @param peer the other person of a {@linkplain RoomKind#DIRECT direct} room
 * @param readOffset the offset up to which this person has read; 0 when nothing was read
 * @param readMessages how many of the room's messages lie at or before {@code readOffset}
 */
public record JoinedRoom(Room room, Role role, Optional<UserId> peer, long readOffset, long readMessages) {}
