package org.parley.trace;

import io.opentelemetry.api.trace.SpanContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.room.RoomId;

/** Sampled events that are stored and not yet published. Bounded: the oldest is forgotten. Thread-safe. */
final class StoredTraces {
    private static final int CAPACITY = 1_000;

    private record Place(RoomId room, long offset) {}

    private final Map<Place, SpanContext> contexts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, SpanContext> eldest) {
            return size() > CAPACITY;
        }
    };

    private volatile boolean empty = true;

    boolean isEmpty() {
        return empty;
    }

    synchronized void add(RoomId room, long offset, SpanContext context) {
        contexts.put(new Place(room, offset), context);
        empty = false;
    }

    synchronized @Nullable SpanContext take(RoomId room, long offset) {
        SpanContext taken = contexts.remove(new Place(room, offset));
        empty = contexts.isEmpty();
        return taken;
    }
}
