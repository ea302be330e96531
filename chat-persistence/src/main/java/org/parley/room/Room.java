package org.parley.room;

/**
 * A room as its members see it.
 *
 * @param name unique among public and private rooms, such as {@code lunch}; empty for a direct room
 * @param topic one line of what it is about; may be empty
 */
public record Room(RoomId id, RoomKind kind, String name, String topic) {}
