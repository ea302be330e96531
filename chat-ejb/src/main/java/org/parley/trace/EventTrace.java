package org.parley.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.message.RoomEvent;
import org.parley.room.RoomId;

/**
 * The trace of a sampled event, as it travels with it.
 *
 * @param parent the {@code traceparent} of W3C Trace Context, version 00; a value of another form ends the trace
 */
public record EventTrace(RoomId room, long offset, String parent) {
    private static final Pattern PARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    public static EventTrace of(RoomEvent event, Span span) {
        SpanContext context = span.getSpanContext();
        return new EventTrace(
                event.room(),
                event.offset(),
                "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                        + context.getTraceFlags().asHex());
    }

    SpanContext context() {
        Matcher fields = PARENT.matcher(parent);
        return fields.matches()
                ? SpanContext.createFromRemoteParent(
                        fields.group(1),
                        fields.group(2),
                        TraceFlags.fromHex(fields.group(3), 0),
                        TraceState.getDefault())
                : SpanContext.getInvalid();
    }
}
