package org.parley.delivery;

import org.parley.account.UserId;
import org.parley.room.RoomId;

/**
 * Is told which rooms have readers on this node, and which people sockets, so that this node hears of those and need not
 * hear of others.
 *
 * <p>Called while a lock is held: does not block. For any thread; of one room, or person, in order.
 */
public interface Interest {
    /** The room has its first reader here. */
    void gained(RoomId room);

    /** The room's last reader here has gone. */
    void lost(RoomId room);

    /** The person has a first socket here. */
    void gained(UserId user);

    /** The person's last socket here has gone. */
    void lost(UserId user);
}
