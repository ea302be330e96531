package org.parley.message;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.parley.account.UserId;
import org.parley.room.RoomId;

/**
 * Where the room logs are kept: the only place that decides an offset.
 *
 * <p><b>Guarantees.</b> The offsets of a room are 1, 2, 3 … without holes, whoever writes from whichever node. Whoever
 * reads offset n can read every offset before it. What {@link #append} has reported as appended is durable and survives
 * the death of any one process. (room, author, clientId) is unique for ever.
 *
 * <p><b>Failures.</b> Every method throws {@link org.parley.failure.ParleyException} with {@code HISTORY_UNAVAILABLE}
 * when the store cannot be reached or does not answer in time. After a failed append each event of the batch may or may
 * not be stored; appending it again tells.
 *
 * <p><b>Threads.</b> Every method blocks on I/O and may be called by many threads at once.
 */
public interface MessageHistory {

    /**
     * Appends a batch, in its order within each room, and answers for each event in the order of the batch.
     *
     * <p>If one event of a room is {@link AppendOutcome.Contended}, so are all later events of that room in the batch that
     * are not there already; other rooms are not affected.
     *
     * @param batch events of any rooms; the same (room, author, clientId) may occur twice
     */
    List<AppendOutcome> append(List<NewEvent> batch);

    /** Up to {@code limit} events with offsets greater than {@code offset}, in order. */
    List<RoomEvent> after(RoomId room, long offset, int limit);

    /** The last {@code limit} events with offsets less than {@code offset}, in order of their offsets. */
    List<RoomEvent> before(RoomId room, long offset, int limit);

    /** The event of this identity, if it was ever appended. */
    Optional<RoomEvent> find(RoomId room, UserId author, ClientId clientId);

    /** The ends of these rooms' logs; a room without any event has {@link RoomHead#EMPTY}. */
    Map<RoomId, RoomHead> heads(Collection<RoomId> rooms);

    /**
     * Hands over, in pages, the events of all rooms whose {@link RoomEvent#at()} is in [{@code from}, {@code until}), as
     * far as they are readable when their turn comes. For repair: it may read far more than it finds. The order is
     * roughly that of time; within a page, a room's events are in the order of their offsets.
     *
     * @param limit events of a page at most
     * @param pages takes a page, which is never empty, and says whether to go on; no connection to the store is held
     *     up by a slow one for longer than the store permits
     */
    void replay(Instant from, Instant until, int limit, Predicate<List<RoomEvent>> pages);

    /**
     * Names this life of the history. It is another one after the history was restored to an older state: what a client
     * holds of the rooms may then differ from what is there, at the same offsets. The same for all nodes; they are
     * restarted when it changes.
     */
    String epoch();

    /**
     * A hint that {@code room} has grown to {@code head}, as learned from another node's event. Saves a writer that
     * guesses the next offset a conflict; never decides one. Does not block.
     */
    default void learned(RoomId room, RoomHead head) {}
}
