package org.parley.harness.recording;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;

/**
 * An event in a recording: room, offset, author, clientId, digest of its content, how many events up to it are
 * messages, and when the server stored it.
 */
public final class EventText {
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private EventText() {}

    /** @param event as {@code docs/protocol.md} defines it */
    public static String of(String room, JsonObject event, Names names, RunClock clock) {
        return room
                + ' '
                + event.getJsonNumber("offset")
                + ' '
                + names.of(event.getString("author"))
                + ' '
                + event.getString("clientId")
                + ' '
                + content(event, names)
                + ' '
                + event.getJsonNumber("messages")
                + ' '
                + clock.of(event.getJsonNumber("at").longValueExact());
    }

    /** A message's content; what is sent and what is stored has the same if nothing happened to it. */
    public static String message(String body, boolean action) {
        return (action ? "action:" : "message:") + digest(body);
    }

    private static String content(JsonObject event, Names names) {
        String kind = event.getString("kind");
        if (kind.equals("message")) {
            return message(event.getString("body"), event.getBoolean("action", false));
        }
        return event.containsKey("user") ? kind + ':' + names.of(event.getString("user")) : kind;
    }

    /** FNV-1a of 64 bits: to tell contents apart, not to keep them secret. */
    private static String digest(String text) {
        long hash = FNV_BASIS;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return Long.toUnsignedString(hash, Character.MAX_RADIX);
    }
}
