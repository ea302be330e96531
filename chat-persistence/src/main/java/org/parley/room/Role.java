package org.parley.room;

/** What a member may do in a room. */
public enum Role {
    /** May invite, remove members and delete the room. */
    OWNER,
    MEMBER
}
