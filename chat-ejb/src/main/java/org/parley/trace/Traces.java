package org.parley.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.parley.message.RoomEvent;
import org.parley.room.RoomId;

/**
 * Makes the spans of sampled messages: {@code frame}, from a client's frame to its answer; in it {@code append}, until it
 * is in the history, and {@code publish}, until a broker has confirmed it; in that {@code hear}, on each node that the
 * topic brings it to, and {@code deliver}, until the first socket there has taken it.
 *
 * <p>They tell the node, the room and the offset, and never what was said or by whom. A message that is not sampled costs
 * a random number, and none if nothing is sampled; a lost span costs its trace and no message. Safe for many threads.
 */
public final class Traces {
    /** Samples nothing. */
    public static final Traces OFF = new Traces(0, TracerProvider.noop().get("org.parley"), "");

    static final AttributeKey<String> NODE = AttributeKey.stringKey("parley.node");
    static final AttributeKey<String> ROOM = AttributeKey.stringKey("parley.room");
    static final AttributeKey<Long> OFFSET = AttributeKey.longKey("parley.offset");
    private static final AttributeKey<Long> BATCH = AttributeKey.longKey("parley.batch");

    private final double ratio;
    private final Tracer tracer;
    private final String node;
    private final StoredTraces stored = new StoredTraces();

    /**
     * @param ratio of the messages that are said here, from 0 to 1
     * @param node told by every span
     */
    public Traces(double ratio, Tracer tracer, String node) {
        this.ratio = ratio;
        this.tracer = tracer;
        this.node = node;
    }

    /** A message has come from a client: its span, which the caller ends; null if it is not sampled. */
    public @Nullable Span received(RoomId room) {
        if (ratio == 0 || ThreadLocalRandom.current().nextDouble() >= ratio) {
            return null;
        }
        return span("frame", Context.root(), SpanKind.SERVER, room).startSpan();
    }

    /** A sampled message waits to be written. */
    public SampledAppend appending(Span frame, RoomId room) {
        return new SampledAppend(this, frame.getSpanContext(), room);
    }

    /** One write has stored these, with others that are not sampled: to be called before they are published. */
    public static void stored(List<SampledAppend.Stored> together, int batch) {
        together.forEach(one -> one.append().stored(one.offset(), together, batch));
    }

    /** Ends the span of what was stored, with links to the sampled messages that shared the write. */
    void stored(SampledAppend append, long offset, List<SampledAppend.Stored> together, int batch) {
        SpanBuilder span = span("append", within(append.frame()), SpanKind.INTERNAL, append.room())
                .setStartTimestamp(append.since())
                .setAttribute(OFFSET, offset)
                .setAttribute(BATCH, (long) batch);
        together.stream()
                .map(SampledAppend.Stored::append)
                .filter(other -> other != append)
                .forEach(other -> span.addLink(other.frame()));
        span.startSpan().end();
        stored.add(append.room(), offset, append.frame());
    }

    /** These are on their way to the broker: the spans of those that are sampled, which the caller ends. */
    public Map<RoomEvent, Span> publishing(List<RoomEvent> events) {
        if (stored.isEmpty()) {
            return Map.of();
        }
        Map<RoomEvent, Span> spans = new LinkedHashMap<>();
        for (RoomEvent event : events) {
            SpanContext frame = stored.take(event.room(), event.offset());
            if (frame != null) {
                spans.put(
                        event,
                        span("publish", within(frame), SpanKind.PRODUCER, event.room())
                                .setAttribute(OFFSET, event.offset())
                                .setAttribute(BATCH, (long) events.size())
                                .startSpan());
            }
        }
        return spans;
    }

    /** The topic has brought these; the caller closes it when all are handed on. */
    public Hearing hearing(List<EventTrace> traces) {
        if (traces.isEmpty()) {
            return Hearing.OF_NOTHING;
        }
        List<Hearing.Heard> heard = new ArrayList<>();
        for (EventTrace trace : traces) {
            SpanContext publish = trace.context();
            if (publish.isValid()) {
                Span hear = child("hear", publish, SpanKind.CONSUMER, trace);
                heard.add(new Hearing.Heard(
                        trace.room(), hear, child("deliver", hear.getSpanContext(), SpanKind.INTERNAL, trace)));
            }
        }
        return new Hearing(heard);
    }

    private Span child(String name, SpanContext parent, SpanKind kind, EventTrace trace) {
        return span(name, within(parent), kind, trace.room())
                .setAttribute(OFFSET, trace.offset())
                .startSpan();
    }

    private SpanBuilder span(String name, Context parent, SpanKind kind, RoomId room) {
        return tracer.spanBuilder(name)
                .setParent(parent)
                .setSpanKind(kind)
                .setAttribute(NODE, node)
                .setAttribute(ROOM, room.toString());
    }

    private static Context within(SpanContext parent) {
        return Context.root().with(Span.wrap(parent));
    }
}
