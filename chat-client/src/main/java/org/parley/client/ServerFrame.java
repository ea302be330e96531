package org.parley.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the server says on the socket: {@code docs/protocol.md}, "Server to client". */
public sealed interface ServerFrame {

    /**
     * The first frame.
     *
     * @param epoch names this life of the history: after another one, nothing that is held of any room counts
     * @param nodes base URLs of nodes to try when this one fails
     */
    record Welcome(
            String node,
            String epoch,
            Person user,
            List<RoomInfo> rooms,
            Limits limits,
            Duration heartbeat,
            List<String> nodes)
            implements ServerFrame {}

    /** What a client may send, and how much it may lack and still {@code resume}. */
    record Limits(int frameBytes, int bodyCharacters, int resumeEvents) {}

    record Ack(UUID room, String clientId, long offset, Instant at) implements ServerFrame {}

    record Events(UUID room, List<Event> events) implements ServerFrame {}

    record Reset(UUID room, long head) implements ServerFrame {}

    /** @param start whether nothing lies before these events */
    record Page(String id, UUID room, List<Event> events, boolean start) implements ServerFrame {}

    /** @param change {@code joined}, {@code left} or {@code deleted} */
    record RoomChange(String change, RoomInfo room) implements ServerFrame {}

    record Read(UUID room, long offset, long unread) implements ServerFrame {}

    /** @param users {@code online}, {@code offline} or {@code unknown}, by user */
    record Presence(Map<UUID, String> users) implements ServerFrame {}

    record Pong(Optional<String> id) implements ServerFrame {}

    /** @param error the code's stable name, such as {@code not-a-member} */
    record Failure(
            int code,
            String error,
            String message,
            boolean retryable,
            Optional<Duration> retryAfter,
            Optional<String> clientId,
            Optional<String> id,
            Optional<UUID> room)
            implements ServerFrame {}

    record GoAway(String reason, Duration reconnectAfter) implements ServerFrame {}

    /** A type that this client does not know: to be ignored. */
    record Other(String type) implements ServerFrame {}
}
