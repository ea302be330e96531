package org.parley.message;

import org.parley.account.UserId;
import org.parley.room.RoomId;

/**
 * An event that asks to be appended to a room's log.
 *
 * <p>(room, author, clientId) identifies it for ever: appending it again changes nothing and answers as the first time.
 */
public record NewEvent(RoomId room, UserId author, ClientId clientId, EventContent content) {}
