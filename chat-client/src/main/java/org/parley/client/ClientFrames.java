package org.parley.client;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/** What a client says on the socket, as JSON text: {@code docs/protocol.md}, "Client to server". */
public final class ClientFrames {
    private ClientFrames() {}

    public static String send(UUID room, String clientId, String body, boolean action) {
        JsonObjectBuilder frame = frame("send")
                .add("room", room.toString())
                .add("clientId", clientId)
                .add("body", body);
        if (action) {
            frame.add("action", true);
        }
        return text(frame);
    }

    /** @param of the offset of the message that is changed */
    public static String edit(UUID room, String clientId, long of, String body) {
        return text(frame("edit")
                .add("room", room.toString())
                .add("clientId", clientId)
                .add("of", of)
                .add("body", body));
    }

    /** @param after the last offset held, by room */
    public static String resume(Map<UUID, Long> after) {
        JsonArrayBuilder rooms = JsonCodec.array();
        after.forEach((room, offset) ->
                rooms.add(JsonCodec.object().add("room", room.toString()).add("after", offset)));
        return text(frame("resume").add("rooms", rooms));
    }

    public static String history(String id, UUID room, OptionalLong before, int limit) {
        JsonObjectBuilder frame =
                frame("history").add("id", id).add("room", room.toString()).add("limit", limit);
        before.ifPresent(offset -> frame.add("before", offset));
        return text(frame);
    }

    public static String read(UUID room, long offset) {
        return text(frame("read").add("room", room.toString()).add("offset", offset));
    }

    public static String watch(Collection<UUID> users) {
        JsonArrayBuilder ids = JsonCodec.array();
        users.forEach(user -> ids.add(user.toString()));
        return text(frame("watch").add("users", ids));
    }

    public static String ping(String id) {
        return text(frame("ping").add("id", id));
    }

    private static JsonObjectBuilder frame(String type) {
        return JsonCodec.object().add("type", type);
    }

    private static String text(JsonObjectBuilder frame) {
        return frame.build().toString();
    }
}
