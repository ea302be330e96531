package org.parley.delivery.jms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.parley.account.UserId;
import org.parley.delivery.ReadMark;
import org.parley.message.ClientId;
import org.parley.message.EventContent;
import org.parley.message.RoomEvent;
import org.parley.room.RoomId;

/**
 * While nodes are upgraded one after another, those of the last release and of this one hear each other.
 *
 * <p>{@code last-release/topic-message.json} is what the last release says. It is not changed, but written anew when a
 * release is made; what this version added is not in it, and is optional.
 */
class TopicUpgradeTest {
    private static final RoomId ROOM = RoomId.of("01a21ad9-3066-763f-8c9c-f7b698f2f415");
    private static final RoomId OTHER = RoomId.of("01a21ad9-3013-70e6-8314-66e381a3cf25");
    private static final UserId ALICE = UserId.of("01a21ad9-2def-7308-a7ee-000000000001");

    private static final TopicMessage MEANT = new TopicMessage(
            "node-1#01a21ad9-2def-7308-a7ee-0553f1b2c3d4",
            16,
            Map.of(
                    ROOM,
                    List.of(
                            event(1, 0, 123, "m-1", new EventContent.Joined(ALICE)),
                            event(2, 1, 124, "c-2", new EventContent.Message("Grüße, 👋", false)),
                            event(4, 3, 125, "c-4", new EventContent.Message("waves", true)),
                            event(5, 3, 126, "m-5", new EventContent.Left(ALICE)),
                            event(6, 3, 127, "m-6", new EventContent.RoomDeleted()))),
            Map.of(OTHER, 7L),
            List.of(new ReadMark(ALICE, ROOM, 2, 1)),
            List.of());

    @Test
    void whatTheLastReleaseSaysShouldBeUnderstood() throws IOException {
        assertThat(TopicMessage.decode(lastRelease())).isEqualTo(MEANT);
    }

    @Test
    void whatTheNextReleaseAddsShouldBePassedOver() throws IOException {
        String next = lastRelease()
                .replace("{\"offset\"", "{\"next\": {\"a\": [1]}, \"offset\"")
                .replace("{\"user\"", "{\"next\": null, \"user\"")
                .replaceFirst("\\{", "{\"next\": [{\"a\": 1}], ");
        assertThat(next.split("next", -1)).as("fields added").hasSize(1 + 5 + 1 + 1);

        assertThat(TopicMessage.decode(next)).isEqualTo(MEANT);
    }

    @Test
    void eventsOfKindsThatTheNextReleaseKnowsShouldBeHandedOnAsTheyAre() throws IOException {
        String next = lastRelease().replaceFirst("\"kind\" *: *\"joined\"", "\"kind\": \"reaction\", \"of\": [1]");

        TopicMessage understood = TopicMessage.decode(next);

        assertThat(holds(parse(understood.encode()), parse(next))).isTrue();
        assertThat(next).contains("reaction");
    }

    @Test
    void whatThisVersionSaysShouldHoldAllThatTheLastReleaseReads() throws IOException {
        JsonObject released = parse(lastRelease());
        JsonObject present = parse(MEANT.encode());

        assertThat(holds(present, released))
                .as("%s holds %s", present, released)
                .isTrue();
    }

    /** Whether {@code whole} has every field of {@code part}, with the same value or one that holds it. */
    private static boolean holds(JsonValue whole, JsonValue part) {
        if (whole instanceof JsonObject one && part instanceof JsonObject other) {
            return other.entrySet().stream().allMatch(field -> {
                JsonValue value = one.get(field.getKey());
                return value != null && holds(value, field.getValue());
            });
        }
        if (whole instanceof JsonArray one && part instanceof JsonArray other) {
            return one.size() == other.size()
                    && IntStream.range(0, one.size()).allMatch(i -> holds(one.get(i), other.get(i)));
        }
        return whole.equals(part);
    }

    private static JsonObject parse(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static RoomEvent event(long offset, long messages, int millis, String clientId, EventContent content) {
        Instant at = Instant.ofEpochMilli(1_764_000_000_000L + millis);
        return new RoomEvent(ROOM, offset, messages, at, ALICE, new ClientId(clientId), content);
    }

    private static String lastRelease() throws IOException {
        try (InputStream file = TopicUpgradeTest.class.getResourceAsStream("/last-release/topic-message.json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
