package org.parley.webhook;

import java.time.Instant;
import org.parley.room.RoomId;

/**
 * An event that was not taken: its place in the history, and why.
 *
 * @param wanted whether it is to be sent again
 */
public record DeadLetter(RoomId room, long offset, String reason, Instant at, boolean wanted) {}
