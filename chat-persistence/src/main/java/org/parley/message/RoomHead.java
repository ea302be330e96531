package org.parley.message;

/**
 * The end of a room's log.
 *
 * @param offset of the last event; 0 when there is none
 * @param messages how many of the events are messages
 */
public record RoomHead(long offset, long messages) {
    public static final RoomHead EMPTY = new RoomHead(0, 0);
}
