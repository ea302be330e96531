package org.parley.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.message.RoomEvent;
import org.parley.room.RoomId;

/**
 * Consecutive events of one room on their way to readers, with the frame that carries them: encoded once on this node,
 * whoever and however many get it, and not at all if nobody does. Safe for many threads.
 */
public final class EventBatch {
    private final RoomId room;
    private final List<RoomEvent> events;
    private final @Nullable Runnable taken;
    private volatile @Nullable EncodedFrame frame;

    private EventBatch(RoomId room, List<RoomEvent> events, @Nullable Runnable taken) {
        this.room = room;
        this.events = events;
        this.taken = taken;
    }

    /** @param events at least one, each the successor of the one before */
    public static EventBatch of(RoomId room, List<RoomEvent> events) {
        return of(room, events, null);
    }

    /** @param taken is run each time that a socket has taken them */
    static EventBatch of(RoomId room, List<RoomEvent> events, @Nullable Runnable taken) {
        return new EventBatch(room, List.copyOf(events), taken);
    }

    public List<RoomEvent> events() {
        return events;
    }

    /** The {@code events} frame of the protocol. Two threads that ask for the first time may both encode it. */
    public EncodedFrame frame() {
        EncodedFrame encoded = frame;
        if (encoded == null) {
            encoded = EncodedFrame.of(EventFrames.encode(room, events), taken);
            frame = encoded;
        }
        return encoded;
    }

    public long first() {
        return events.get(0).offset();
    }

    public long last() {
        return events.get(events.size() - 1).offset();
    }
}
