package org.parley.integration.event;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.util.Map;
import org.parley.account.User;
import org.parley.message.RoomEvent;
import org.parley.message.json.EventJson;

/**
 * An event as other systems get it: CloudEvents 1.0 in JSON, {@code docs/integration.md}.
 *
 * @param epoch of the history
 * @param author who is meant by the event's author
 */
public record CloudEvent(RoomEvent event, String epoch, User author) {
    private static final JsonGeneratorFactory GENERATORS =
            JsonProvider.provider().createGeneratorFactory(Map.of());
    private static final int CHARACTERS = 512;

    /** Names the event among all that ever were: epoch, room and offset. */
    public String id() {
        return epoch + "/" + event.room() + "/" + event.offset();
    }

    /** As {@code data.kind} has it. */
    public String kind() {
        return EventJson.kind(event.content());
    }

    /** The whole of it. */
    public String json() {
        StringWriter text = new StringWriter(CHARACTERS);
        try (JsonGenerator json = GENERATORS.createGenerator(text)) {
            json.writeStartObject()
                    .write("specversion", "1.0")
                    .write("id", id())
                    .write("source", "/rooms/" + event.room())
                    .write("type", "org.parley." + kind() + ".v1")
                    .write("time", event.at().toString())
                    .write("datacontenttype", "application/json")
                    .writeStartObject("data")
                    .write("room", event.room().toString())
                    .write("epoch", epoch)
                    .write("authorName", author.username());
            EventJson.writeFields(json, event);
            json.writeEnd().writeEnd();
        }
        return text.toString();
    }
}
