package org.parley.trace;

import io.opentelemetry.api.trace.SpanContext;
import java.time.Instant;
import java.util.List;
import org.parley.room.RoomId;

/** A sampled message that waits to be written to the history. */
public final class SampledAppend {
    /** It was stored at this offset. */
    public record Stored(SampledAppend append, long offset) {}

    private final Traces traces;
    private final SpanContext frame;
    private final RoomId room;
    private final Instant since = Instant.now();

    SampledAppend(Traces traces, SpanContext frame, RoomId room) {
        this.traces = traces;
        this.frame = frame;
        this.room = room;
    }

    /** For the log. */
    public String traceId() {
        return frame.getTraceId();
    }

    SpanContext frame() {
        return frame;
    }

    RoomId room() {
        return room;
    }

    Instant since() {
        return since;
    }

    void stored(long offset, List<Stored> together, int batch) {
        traces.stored(this, offset, together, batch);
    }
}
