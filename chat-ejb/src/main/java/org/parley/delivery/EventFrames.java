package org.parley.delivery;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.parley.message.RoomEvent;
import org.parley.message.json.EventJson;
import org.parley.room.RoomId;

/** Writes the {@code events} frame, {@code docs/protocol.md}. */
final class EventFrames {
    private static final JsonGeneratorFactory GENERATORS =
            JsonProvider.provider().createGeneratorFactory(Map.of());
    private static final int CHARACTERS_PER_EVENT = 256;

    private EventFrames() {}

    static String encode(RoomId room, List<RoomEvent> events) {
        StringWriter text = new StringWriter(CHARACTERS_PER_EVENT * (events.size() + 1));
        try (JsonGenerator json = GENERATORS.createGenerator(text)) {
            json.writeStartObject()
                    .write("type", "events")
                    .write("room", room.toString())
                    .writeStartArray("events");
            events.forEach(event -> EventJson.write(json, event));
            json.writeEnd().writeEnd();
        }
        return text.toString();
    }
}
