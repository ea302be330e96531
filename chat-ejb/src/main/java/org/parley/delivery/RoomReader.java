package org.parley.delivery;

import org.parley.account.UserId;
import org.parley.failure.ParleyException;
import org.parley.room.RoomId;

/**
 * A connection, as the hub sees it: somebody to whom the events of rooms are handed.
 *
 * <p>No method may block or throw; the hub calls {@link #offer} while it holds a room's lock. What was offered leaves
 * with {@link #flush}, which the hub calls without a lock.
 */
public interface RoomReader {

    UserId user();

    /** Puts events into the outbound queue; a reader whose queue is full closes itself. */
    void offer(EventBatch batch);

    /** The reader lacks more than is sent by itself: its live stream goes on after {@code head}. */
    void reset(RoomId room, long head);

    /** The stream of this room could not be begun, or ended by a failure. */
    void failed(RoomId room, ParleyException reason);

    /** Sends what was offered. */
    void flush();

    /** Whether a catch-up may go on, or should wait until what is queued has left. */
    boolean hasRoom();

    /** Runs {@code task} on some thread as soon as {@link #hasRoom}; never, if the reader closes before. */
    void whenRoom(Runnable task);
}
