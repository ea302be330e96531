package org.parley.socket.web;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.parley.account.User;
import org.parley.account.UserId;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.message.RoomEvent;
import org.parley.message.json.EventJson;
import org.parley.presence.PresenceState;
import org.parley.room.JoinedRoom;
import org.parley.room.RoomId;
import org.parley.room.service.RoomOverview;

/** Writes what the server says: {@code docs/protocol.md}, "Server to client". Stateless. */
final class ServerFrames {
    private static final JsonGeneratorFactory GENERATORS =
            JsonProvider.provider().createGeneratorFactory(Map.of());
    private static final int RETRY_AFTER_MILLIS = 1_000;

    private ServerFrames() {}

    static String welcome(String node, String epoch, User user, List<RoomOverview> rooms, SocketSettings settings) {
        return frame("welcome", json -> {
            json.write("node", node).write("epoch", epoch).writeStartObject("user");
            json.write("id", user.id().toString())
                    .write("username", user.username())
                    .write("displayName", user.displayName());
            if (user.bot()) {
                json.write("bot", true);
            }
            json.writeEnd();
            json.writeStartArray("rooms");
            rooms.forEach(room -> {
                json.writeStartObject();
                writeRoom(json, room);
                json.writeEnd();
            });
            json.writeEnd().writeStartObject("limits");
            json.write("frameBytes", settings.maxFrameBytes())
                    .write("bodyCharacters", settings.bodyCharacters())
                    .write("resumeEvents", settings.resumeEvents())
                    .write("bots", user.bot() ? 0 : settings.bots())
                    .writeEnd();
            json.write("heartbeat", settings.heartbeat().toMillis()).writeStartArray("nodes");
            settings.nodes().forEach(json::write);
            json.writeEnd();
        });
    }

    static String ack(RoomEvent event) {
        return frame(
                "ack",
                json -> json.write("room", event.room().toString())
                        .write("clientId", event.clientId().value())
                        .write("offset", event.offset())
                        .write("at", event.at().toEpochMilli()));
    }

    static String reset(RoomId room, long head) {
        return frame("reset", json -> json.write("room", room.toString()).write("head", head));
    }

    static String page(String id, RoomId room, List<RoomEvent> events) {
        return frame("page", json -> {
            json.write("id", id).write("room", room.toString()).writeStartArray("events");
            events.forEach(event -> EventJson.write(json, event));
            json.writeEnd().write("start", events.isEmpty() || events.get(0).offset() == 1);
        });
    }

    /**
     * The person's own membership changed.
     *
     * @param change {@code joined}, {@code left} or {@code deleted}
     * @param room as the person knows it, or last knew it
     */
    static String roomChange(String change, RoomOverview room) {
        return frame("room", json -> {
            json.write("change", change).writeStartObject("room");
            writeRoom(json, room);
            json.writeEnd();
        });
    }

    static String read(RoomId room, long offset, long unread) {
        return frame(
                "read",
                json -> json.write("room", room.toString())
                        .write("offset", offset)
                        .write("unread", unread));
    }

    static String presence(Map<UserId, PresenceState> states) {
        return frame("presence", json -> {
            json.writeStartObject("users");
            states.forEach((user, state) -> json.write(user.toString(), lower(state)));
            json.writeEnd();
        });
    }

    static String pong(Optional<String> id) {
        return frame("pong", json -> id.ifPresent(value -> json.write("id", value)));
    }

    static String error(ParleyException reason, FrameRefusedException.Reference reference) {
        ErrorCode code = reason.code();
        return frame("error", json -> {
            json.write("code", code.number())
                    .write("error", code.slug())
                    .write("message", reason.detail())
                    .write("retryable", code.retryable());
            if (code.retryable()) {
                json.write("retryAfter", RETRY_AFTER_MILLIS);
            }
            reference.room().ifPresent(value -> json.write("room", value));
            reference.clientId().ifPresent(value -> json.write("clientId", value));
            reference.id().ifPresent(value -> json.write("id", value));
        });
    }

    static String goaway(String reason, long reconnectAfterMillis) {
        return frame("goaway", json -> json.write("reason", reason).write("reconnectAfter", reconnectAfterMillis));
    }

    private static void writeRoom(JsonGenerator json, RoomOverview overview) {
        JoinedRoom joined = overview.joined();
        json.write("id", joined.room().id().toString())
                .write("kind", lower(joined.room().kind()))
                .write("name", joined.room().name())
                .write("topic", joined.room().topic())
                .write("role", lower(joined.role()));
        joined.peer().ifPresent(peer -> json.write("peer", peer.toString()));
        json.write("head", overview.head().offset())
                .write("messages", overview.head().messages())
                .write("readOffset", joined.readOffset())
                .write("unread", overview.unread());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String frame(String type, Consumer<JsonGenerator> fields) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = GENERATORS.createGenerator(text)) {
            json.writeStartObject().write("type", type);
            fields.accept(json);
            json.writeEnd();
        }
        return text.toString();
    }
}
