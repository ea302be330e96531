package org.parley.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.account.UserId;
import org.parley.room.RoomId;

/**
 * Gives the events of one batch their offsets: each the next of its room, a repeated one the first result.
 *
 * <p>What an adapter knows before it writes: the heads of the rooms it may write to, and which events are there
 * already. Not thread-safe; one instance a batch.
 */
public final class OffsetAssignment {
    /** What identifies an event for ever. */
    public record Identity(RoomId room, UserId author, ClientId clientId) {
        public static Identity of(NewEvent event) {
            return new Identity(event.room(), event.author(), event.clientId());
        }

        public static Identity of(RoomEvent event) {
            return new Identity(event.room(), event.author(), event.clientId());
        }
    }

    private final Map<RoomId, RoomHead> heads;
    private final Map<Identity, RoomEvent> present;
    private final Instant now;
    private final List<RoomEvent> stored = new ArrayList<>();
    private final Map<RoomId, RoomHead> changed = new LinkedHashMap<>();

    /**
     * @param heads of the rooms that may be written to; events of other rooms are contended
     * @param present events of the batch that were stored earlier
     */
    public OffsetAssignment(Map<RoomId, RoomHead> heads, Map<Identity, RoomEvent> present, Instant now) {
        this.heads = new HashMap<>(heads);
        this.present = new HashMap<>(present);
        this.now = now;
    }

    public AppendOutcome assign(NewEvent event) {
        RoomHead head = heads.get(event.room());
        if (head == null) {
            return new AppendOutcome.Contended();
        }
        RoomEvent first = present.get(Identity.of(event));
        if (first != null) {
            return new AppendOutcome.Appended(first, true);
        }
        long messages = head.messages() + (event.content() instanceof EventContent.Message ? 1 : 0);
        RoomEvent assigned = new RoomEvent(
                event.room(), head.offset() + 1, messages, now, event.author(), event.clientId(), event.content());
        RoomHead next = new RoomHead(assigned.offset(), messages);
        heads.put(event.room(), next);
        changed.put(event.room(), next);
        present.put(Identity.of(event), assigned);
        stored.add(assigned);
        return new AppendOutcome.Appended(assigned, false);
    }

    /** The events that are to be written, in the order in which they were assigned. */
    public List<RoomEvent> stored() {
        return stored;
    }

    /** The new ends of the rooms that grew. */
    public Map<RoomId, RoomHead> changedHeads() {
        return changed;
    }
}
