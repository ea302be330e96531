package org.parley.client;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Turns the server's JSON into {@link ServerFrame}s. Strict about the fields the protocol promises, indifferent to
 * others.
 */
public final class FrameReader {
    private FrameReader() {}

    /** @throws ProtocolException if this is no frame of {@code docs/protocol.md} */
    public static ServerFrame read(String text) {
        try {
            return read(JsonCodec.parseObject(text));
        } catch (RuntimeException e) {
            throw new ProtocolException("The server sent something that is no frame of the protocol", e);
        }
    }

    private static ServerFrame read(JsonObject json) {
        String type = json.getString("type");
        return switch (type) {
            case "welcome" -> welcome(json);
            case "ack" ->
                new ServerFrame.Ack(
                        uuid(json, "room"), json.getString("clientId"), whole(json, "offset"), instant(json, "at"));
            case "events" -> new ServerFrame.Events(uuid(json, "room"), events(json));
            case "reset" -> new ServerFrame.Reset(uuid(json, "room"), whole(json, "head"));
            case "page" ->
                new ServerFrame.Page(json.getString("id"), uuid(json, "room"), events(json), json.getBoolean("start"));
            case "room" -> new ServerFrame.RoomChange(json.getString("change"), room(json.getJsonObject("room")));
            case "read" -> new ServerFrame.Read(uuid(json, "room"), whole(json, "offset"), whole(json, "unread"));
            case "presence" -> new ServerFrame.Presence(presence(json.getJsonObject("users")));
            case "pong" -> new ServerFrame.Pong(optional(json, "id"));
            case "error" -> failure(json);
            case "goaway" -> new ServerFrame.GoAway(json.getString("reason"), millis(json, "reconnectAfter"));
            default -> new ServerFrame.Other(type);
        };
    }

    private static ServerFrame welcome(JsonObject json) {
        JsonObject limits = json.getJsonObject("limits");
        return new ServerFrame.Welcome(
                json.getString("node"),
                json.getString("epoch"),
                person(json.getJsonObject("user")),
                list(json, "rooms", FrameReader::room),
                new ServerFrame.Limits(
                        limits.getInt("frameBytes"), limits.getInt("bodyCharacters"), limits.getInt("resumeEvents")),
                millis(json, "heartbeat"),
                json.getJsonArray("nodes").getValuesAs(JsonString::getString));
    }

    private static ServerFrame failure(JsonObject json) {
        return new ServerFrame.Failure(
                json.getInt("code"),
                json.getString("error"),
                json.getString("message"),
                json.getBoolean("retryable"),
                json.containsKey("retryAfter") ? Optional.of(millis(json, "retryAfter")) : Optional.empty(),
                optional(json, "clientId"),
                optional(json, "id"),
                optional(json, "room").flatMap(FrameReader::uuidIfOne));
    }

    /** An error gives back what the refused frame had, be it an id or not. */
    private static Optional<UUID> uuidIfOne(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Person person(JsonObject json) {
        return new Person(
                uuid(json, "id"),
                json.getString("username"),
                json.getString("displayName"),
                json.getBoolean("bot", false));
    }

    static RoomInfo room(JsonObject json) {
        return new RoomInfo(
                uuid(json, "id"),
                json.getString("kind"),
                json.getString("name"),
                json.getString("topic"),
                json.getString("role"),
                optional(json, "peer").map(UUID::fromString),
                whole(json, "head"),
                whole(json, "messages"),
                whole(json, "readOffset"),
                whole(json, "unread"));
    }

    static List<Event> events(JsonObject json) {
        return list(json, "events", FrameReader::event);
    }

    private static Event event(JsonObject json) {
        return new Event(
                whole(json, "offset"),
                whole(json, "messages"),
                instant(json, "at"),
                uuid(json, "author"),
                content(json));
    }

    private static Event.Content content(JsonObject json) {
        String kind = json.getString("kind");
        return switch (kind) {
            case "message" ->
                new Event.Message(json.getString("clientId"), json.getString("body"), json.getBoolean("action", false));
            case "edited" -> new Event.Edited(whole(json, "of"), json.getString("clientId"), json.getString("body"));
            case "joined" -> new Event.Joined(uuid(json, "user"));
            case "left" -> new Event.Left(uuid(json, "user"));
            case "room-changed" -> new Event.RoomChanged(optional(json, "name"), optional(json, "topic"));
            case "room-deleted" -> new Event.RoomDeleted();
            default -> new Event.Other(kind);
        };
    }

    private static Map<UUID, String> presence(JsonObject json) {
        Map<UUID, String> states = new LinkedHashMap<>();
        json.forEach((user, state) -> states.put(UUID.fromString(user), ((JsonString) state).getString()));
        return states;
    }

    static <T> List<T> list(JsonObject json, String name, Function<JsonObject, T> reader) {
        return json.getJsonArray(name).stream()
                .map(JsonValue::asJsonObject)
                .map(reader)
                .toList();
    }

    private static UUID uuid(JsonObject json, String name) {
        return UUID.fromString(json.getString(name));
    }

    private static long whole(JsonObject json, String name) {
        return json.getJsonNumber(name).longValueExact();
    }

    private static Instant instant(JsonObject json, String name) {
        return Instant.ofEpochMilli(whole(json, name));
    }

    private static Duration millis(JsonObject json, String name) {
        return Duration.ofMillis(whole(json, name));
    }

    private static Optional<String> optional(JsonObject json, String name) {
        return Optional.ofNullable(json.getString(name, null));
    }
}
