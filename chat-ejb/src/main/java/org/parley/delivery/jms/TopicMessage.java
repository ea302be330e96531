package org.parley.delivery.jms;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.parley.account.UserId;
import org.parley.delivery.ReadMark;
import org.parley.message.RoomEvent;
import org.parley.message.json.EventJson;
import org.parley.room.RoomId;
import org.parley.trace.EventTrace;

/**
 * What travels on a shard of the topic between nodes: all that one node had to say to it at a moment, in one JMS message.
 *
 * @param node the run of the node that speaks, {@link org.parley.node.NodeId#toString()}
 * @param shards in how many shards of either kind that node takes the topic to be
 * @param events committed events by room, as this node stored them: between two of a room, other nodes may have stored more; or
 *     events that this node carries again, whoever stored them
 * @param heads rooms whose events could not be carried yet, with the offset up to which they have grown
 * @param reads what people have read
 * @param traces of those of the events that are traced; left out when there are none
 */
record TopicMessage(
        String node,
        int shards,
        Map<RoomId, List<RoomEvent>> events,
        Map<RoomId, Long> heads,
        List<ReadMark> reads,
        List<EventTrace> traces) {
    private static final JsonProvider PROVIDER = JsonProvider.provider();
    private static final JsonGeneratorFactory GENERATORS = PROVIDER.createGeneratorFactory(Map.of());
    private static final JsonReaderFactory READERS = PROVIDER.createReaderFactory(Map.of());

    /** One to be filled. */
    static TopicMessage empty(String node, int shards) {
        return new TopicMessage(
                node, shards, new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
    }

    /** Adds one to those of its room. */
    void add(RoomEvent event) {
        events.computeIfAbsent(event.room(), room -> new ArrayList<>()).add(event);
    }

    String encode() {
        StringWriter text = new StringWriter(4096);
        try (JsonGenerator json = GENERATORS.createGenerator(text)) {
            json.writeStartObject().write("node", node).write("shards", shards);
            json.writeStartObject("events");
            events.forEach((room, list) -> {
                json.writeStartArray(room.toString());
                list.forEach(event -> EventJson.write(json, event));
                json.writeEnd();
            });
            json.writeEnd().writeStartObject("heads");
            heads.forEach((room, offset) -> json.write(room.toString(), offset));
            json.writeEnd().writeStartArray("reads");
            reads.forEach(read -> json.writeStartObject()
                    .write("user", read.user().toString())
                    .write("room", read.room().toString())
                    .write("offset", read.offset())
                    .write("unread", read.unread())
                    .writeEnd());
            json.writeEnd();
            if (!traces.isEmpty()) {
                write(json, traces);
            }
            json.writeEnd();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, List<EventTrace> traces) {
        json.writeStartArray("traces");
        traces.forEach(trace -> json.writeStartObject()
                .write("room", trace.room().toString())
                .write("offset", trace.offset())
                .write("parent", trace.parent())
                .writeEnd());
        json.writeEnd();
    }

    /** @throws RuntimeException of any kind if this is not what {@link #encode} writes */
    static TopicMessage decode(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            Map<RoomId, List<RoomEvent>> events = new LinkedHashMap<>();
            json.getJsonObject("events").forEach((key, value) -> {
                RoomId room = RoomId.of(key);
                events.put(room, events(room, value.asJsonArray()));
            });
            JsonObject heads = json.getJsonObject("heads");
            Map<RoomId, Long> ends = new LinkedHashMap<>();
            heads.keySet()
                    .forEach(room -> ends.put(
                            RoomId.of(room),
                            Objects.requireNonNull(heads.getJsonNumber(room)).longValueExact()));
            return new TopicMessage(
                    json.getString("node"),
                    json.getJsonNumber("shards").intValueExact(),
                    events,
                    ends,
                    reads(json.getJsonArray("reads")),
                    json.containsKey("traces") ? traces(json.getJsonArray("traces")) : List.of());
        }
    }

    private static List<ReadMark> reads(JsonArray array) {
        return array.stream()
                .map(JsonValue::asJsonObject)
                .map(read -> new ReadMark(
                        UserId.of(read.getString("user")),
                        RoomId.of(read.getString("room")),
                        read.getJsonNumber("offset").longValueExact(),
                        read.getJsonNumber("unread").longValueExact()))
                .toList();
    }

    private static List<EventTrace> traces(JsonArray array) {
        return array.stream()
                .map(JsonValue::asJsonObject)
                .map(trace -> new EventTrace(
                        RoomId.of(trace.getString("room")),
                        trace.getJsonNumber("offset").longValueExact(),
                        trace.getString("parent")))
                .toList();
    }

    private static List<RoomEvent> events(RoomId room, JsonArray array) {
        return array.stream()
                .map(JsonValue::asJsonObject)
                .map(event -> EventJson.read(room, event))
                .toList();
    }
}
