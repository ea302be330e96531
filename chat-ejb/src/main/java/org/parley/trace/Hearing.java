package org.parley.trace;

import io.opentelemetry.api.trace.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.room.RoomId;

/** The sampled events of one message of the topic, while they are handed on. */
public final class Hearing implements AutoCloseable {
    static final Hearing OF_NOTHING = new Hearing(List.of());

    /** The second ends with the first socket that has taken the event. If none does, it is never told. */
    record Heard(RoomId room, Span hear, Span deliver) {}

    private final List<Heard> heard;

    Hearing(List<Heard> heard) {
        this.heard = heard;
    }

    /** What is to be run when a socket has taken this room's events; null if none of them is sampled. May be run often. */
    public @Nullable Runnable taken(RoomId room) {
        if (heard.isEmpty()) {
            return null;
        }
        List<Span> delivers = heard.stream()
                .filter(one -> one.room().equals(room))
                .map(Heard::deliver)
                .toList();
        return delivers.isEmpty() ? null : () -> delivers.forEach(Span::end);
    }

    @Override
    public void close() {
        heard.forEach(one -> one.hear().end());
    }
}
