package org.parley.room;

import java.io.Serializable;
import java.util.UUID;

/** Identifies a room, for ever; its name may change. */
public record RoomId(UUID value) implements Serializable, Comparable<RoomId> {

    /** @throws IllegalArgumentException if this is not a UUID's text form */
    public static RoomId of(String text) {
        return new RoomId(UUID.fromString(text));
    }

    @Override
    public int compareTo(RoomId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
