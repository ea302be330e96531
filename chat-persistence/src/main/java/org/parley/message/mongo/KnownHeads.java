package org.parley.message.mongo;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.message.RoomHead;
import org.parley.room.RoomId;

/**
 * Where the rooms' logs ended when this node last heard of them: the guess from which the next offset is taken. A wrong
 * guess costs a round trip, never an offset.
 *
 * <p>Bounded: past {@link #CAPACITY} rooms it forgets all and learns anew. Thread-safe.
 */
final class KnownHeads {
    private static final int CAPACITY = 100_000;

    private final Map<RoomId, RoomHead> heads = new ConcurrentHashMap<>();

    Optional<RoomHead> of(RoomId room) {
        return Optional.ofNullable(heads.get(room));
    }

    /** Only forward: a late hint does not undo a newer one. */
    void grown(RoomId room, RoomHead head) {
        if (heads.size() >= CAPACITY && !heads.containsKey(room)) {
            heads.clear();
        }
        heads.merge(room, head, (known, heard) -> heard.offset() > known.offset() ? heard : known);
    }

    /** After a conflict or an append of unknown outcome. */
    void forget(RoomId room) {
        heads.remove(room);
    }
}
