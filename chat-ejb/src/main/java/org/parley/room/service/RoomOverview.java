package org.parley.room.service;

import org.parley.message.RoomHead;
import org.parley.room.JoinedRoom;

/** One person's view of a room they belong to, and of how much there is to read. */
public record RoomOverview(JoinedRoom joined, RoomHead head) {

    /** How many messages lie after the person's read position. */
    public long unread() {
        return Math.max(0, head.messages() - joined.readMessages());
    }
}
