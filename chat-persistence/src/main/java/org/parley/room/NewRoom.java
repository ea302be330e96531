package org.parley.room;

/**
 * A room that asks to be created.
 *
 * @param kind public or private; direct rooms come about by {@link Rooms#direct}
 * @param name 1 to 64 characters on one line
 * @param topic at most 250 characters on one line
 */
public record NewRoom(RoomKind kind, String name, String topic) {
    public NewRoom {
        if (kind == RoomKind.DIRECT) {
            throw new IllegalArgumentException("A direct room has no name to be created by.");
        }
    }
}
