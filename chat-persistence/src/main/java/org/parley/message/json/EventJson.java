package org.parley.message.json;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;
import org.parley.message.ClientId;
import org.parley.message.EventContent;
import org.parley.message.RoomEvent;
import org.parley.room.RoomId;

/**
 * The JSON of an event, as {@code docs/protocol.md} defines it under <i>event</i>.
 *
 * <p>The factories are made once: {@code Json.create…} would look up its provider at every call. Thread-safe.
 */
public final class EventJson {
    private static final JsonProvider PROVIDER = JsonProvider.provider();
    private static final JsonGeneratorFactory GENERATORS = PROVIDER.createGeneratorFactory(Map.of());
    private static final JsonReaderFactory READERS = PROVIDER.createReaderFactory(Map.of());

    private static final List<String> COMMON = List.of("offset", "messages", "at", "author", "clientId");

    private static final String KIND = "kind";
    private static final String MESSAGE = "message";
    private static final String EDITED = "edited";
    private static final String JOINED = "joined";
    private static final String LEFT = "left";
    private static final String ROOM_CHANGED = "room-changed";
    private static final String ROOM_DELETED = "room-deleted";

    private EventJson() {}

    /** Writes the event as an object, where {@code json} expects a value. */
    public static void write(JsonGenerator json, RoomEvent event) {
        json.writeStartObject();
        writeFields(json, event);
        json.writeEnd();
    }

    /** Writes the event's fields into an object that is already begun. */
    public static void writeFields(JsonGenerator json, RoomEvent event) {
        json.write("offset", event.offset())
                .write("messages", event.messages())
                .write("at", event.at().toEpochMilli())
                .write("author", event.author().toString())
                .write("clientId", event.clientId().value());
        writeContent(json, event.content());
    }

    /** The event of this JSON; fields it does not know are passed over. */
    public static RoomEvent read(RoomId room, JsonObject json) {
        return new RoomEvent(
                room,
                json.getJsonNumber("offset").longValueExact(),
                json.getJsonNumber("messages").longValueExact(),
                Instant.ofEpochMilli(json.getJsonNumber("at").longValueExact()),
                UserId.of(json.getString("author")),
                new ClientId(json.getString("clientId")),
                readContent(json));
    }

    /** The content alone, as a JSON text: for a store that keeps the other fields by themselves. */
    public static String contentText(EventContent content) {
        StringWriter text = new StringWriter(128);
        try (JsonGenerator json = GENERATORS.createGenerator(text)) {
            json.writeStartObject();
            writeContent(json, content);
            json.writeEnd();
        }
        return text.toString();
    }

    /** The reverse of {@link #contentText}. */
    public static EventContent contentOf(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return readContent(reader.readObject());
        }
    }

    /** The word for what has happened, in the field {@code kind}. */
    public static String kind(EventContent content) {
        if (content instanceof EventContent.Message) {
            return MESSAGE;
        }
        if (content instanceof EventContent.Edited) {
            return EDITED;
        }
        if (content instanceof EventContent.Joined) {
            return JOINED;
        }
        if (content instanceof EventContent.Left) {
            return LEFT;
        }
        if (content instanceof EventContent.RoomChanged) {
            return ROOM_CHANGED;
        }
        return content instanceof EventContent.Later later ? later.fields().getString(KIND) : ROOM_DELETED;
    }

    private static void writeContent(JsonGenerator json, EventContent content) {
        if (content instanceof EventContent.Later later) {
            later.fields().forEach(json::write);
            return;
        }
        json.write(KIND, kind(content));
        if (content instanceof EventContent.Message message) {
            json.write("body", message.text());
            if (message.action()) {
                json.write("action", true);
            }
        } else if (content instanceof EventContent.Edited edited) {
            json.write("of", edited.of()).write("body", edited.text());
        } else if (content instanceof EventContent.Joined joined) {
            json.write("user", joined.user().toString());
        } else if (content instanceof EventContent.Left left) {
            json.write("user", left.user().toString());
        } else if (content instanceof EventContent.RoomChanged changed) {
            writeUnlessNull(json, "name", changed.name());
            writeUnlessNull(json, "topic", changed.topic());
        }
    }

    private static void writeUnlessNull(JsonGenerator json, String field, @Nullable String text) {
        if (text != null) {
            json.write(field, text);
        }
    }

    private static EventContent readContent(JsonObject json) {
        String kind = json.getString(KIND);
        return switch (kind) {
            case MESSAGE -> new EventContent.Message(json.getString("body"), json.getBoolean("action", false));
            case EDITED -> new EventContent.Edited(json.getJsonNumber("of").longValueExact(), json.getString("body"));
            case JOINED -> new EventContent.Joined(UserId.of(json.getString("user")));
            case LEFT -> new EventContent.Left(UserId.of(json.getString("user")));
            case ROOM_CHANGED ->
                new EventContent.RoomChanged(json.getString("name", null), json.getString("topic", null));
            case ROOM_DELETED -> new EventContent.RoomDeleted();
            default -> later(json);
        };
    }

    private static EventContent later(JsonObject json) {
        JsonObjectBuilder fields = PROVIDER.createObjectBuilder(json);
        COMMON.forEach(fields::remove);
        return new EventContent.Later(fields.build());
    }
}
