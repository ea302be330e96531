package org.parley.room;

/** Who may find a room and join it. */
public enum RoomKind {
    /** Listed in the directory; anybody may join. */
    PUBLIC,
    /** Seen by its members only; one joins by invitation. */
    PRIVATE,
    /** Between two people; both belong to it as long as it exists. */
    DIRECT
}
