package org.parley.it.tracing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A span as it was exported.
 *
 * @param parent empty for the first of its trace
 * @param links ids of other traces
 */
public record CollectedSpan(
        String trace,
        String id,
        String parent,
        String name,
        Map<String, String> attributes,
        List<String> links,
        boolean failed) {
    private static final long ERROR = 2;

    /** From a {@code Span} of opentelemetry/proto/trace/v1/trace.proto. */
    static CollectedSpan of(Protobuf span) {
        Map<String, String> attributes = new HashMap<>();
        for (Protobuf attribute : span.messages(9)) {
            Protobuf value = attribute.messages(2).get(0);
            attributes.put(attribute.text(1), value.text(1).isEmpty() ? Long.toString(value.value(3)) : value.text(1));
        }
        return new CollectedSpan(
                span.hex(1),
                span.hex(2),
                span.hex(4),
                span.text(5),
                attributes,
                span.messages(13).stream().map(link -> link.hex(1)).toList(),
                span.messages(15).stream().anyMatch(status -> status.value(3) == ERROR));
    }

    /** Which node it is of. */
    public String node() {
        return attributes.getOrDefault("parley.node", "");
    }

    /** Which room it concerns. */
    public String room() {
        return attributes.getOrDefault("parley.room", "");
    }
}
