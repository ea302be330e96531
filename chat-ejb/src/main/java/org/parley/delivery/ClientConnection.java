package org.parley.delivery;

import java.time.Duration;
import org.parley.account.UserId;
import org.parley.room.RoomId;
import org.parley.room.service.RoomOverview;
import org.parley.session.SessionId;

/** A live socket of somebody on this node. No method blocks or throws; safe for many threads. */
public interface ClientConnection {

    UserId user();

    SessionId session();

    /** The person has become a member of a room. */
    void joined(RoomOverview room);

    /** The person is no longer a member of a room; its stream has ended before this is called. */
    void left(RoomId room);

    /** A room is gone, perhaps one that this person never heard of; its stream has ended before this is called. */
    void deleted(RoomId room);

    /** Another of the person's connections has read up to {@code offset}. */
    void read(RoomId room, long offset, long unread);

    /** This node is going to stop: asks the client to leave by itself after this time, and to go to another node. */
    void goAway(Duration reconnectAfter);

    /** This node stops: accepts no more, and closes when what was accepted is answered. */
    void leave();

    /** The login session is over: says so and closes. */
    void sessionEnded();
}
