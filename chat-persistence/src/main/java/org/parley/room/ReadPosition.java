package org.parley.room;

/**
 * How far somebody has read a room.
 *
 * @param offset everything up to this offset is read; 0 when nothing is
 * @param messages how many of the room's messages lie at or before {@code offset}
 */
public record ReadPosition(long offset, long messages) {
    public static final ReadPosition START = new ReadPosition(0, 0);
}
