package org.parley.delivery;

import org.parley.account.UserId;
import org.parley.room.RoomId;

/**
 * Somebody has read a room up to an offset, on one of their devices.
 *
 * @param unread messages after it, when it was read
 */
public record ReadMark(UserId user, RoomId room, long offset, long unread) {}
