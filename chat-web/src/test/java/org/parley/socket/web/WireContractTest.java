package org.parley.socket.web;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.account.User;
import org.parley.account.UserId;
import org.parley.contract.FrameSchemas;
import org.parley.contract.ProtocolTables;
import org.parley.delivery.EventBatch;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.message.ClientId;
import org.parley.message.EventContent;
import org.parley.message.RoomEvent;
import org.parley.message.RoomHead;
import org.parley.presence.PresenceState;
import org.parley.room.JoinedRoom;
import org.parley.room.Role;
import org.parley.room.Room;
import org.parley.room.RoomId;
import org.parley.room.RoomKind;
import org.parley.room.service.RoomOverview;

/** The code and the documents name the same frames, errors and close codes, and what the code writes is as they say. */
class WireContractTest {
    private static final FrameSchemas SCHEMAS = FrameSchemas.strict();
    private static final RoomId ROOM = RoomId.of("0191d5c2-0000-7000-8000-00000000000a");
    private static final String EPOCH = "5c8a3f7e-2f1d-4c58-9d3c-0d6f6a1b9e42";
    private static final UserId ALICE = UserId.of("0191d5c2-0000-7000-8000-0000000000a1");
    private static final UserId BOB = UserId.of("0191d5c2-0000-7000-8000-0000000000b1");

    @Test
    void everyFrameThatTheServerWritesShouldBeValid() throws IOException {
        Map<String, String> frames = framesByEncoder();
        Set<String> types = new TreeSet<>();
        for (String frame : frames.values()) {
            assertThat(SCHEMAS.violationsOfServerFrame(frame)).as(frame).isEmpty();
            types.add(new ObjectMapper().readTree(frame).path("type").asText());
        }

        assertThat(types).isEqualTo(SCHEMAS.typesFrom("server"));
        frames.remove("events"); // encoded in the hub
        assertThat(frames.keySet()).as("every encoder is tried here").isEqualTo(encoders());
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyErrorShouldBeValid(ErrorCode code) {
        var reference =
                new FrameRefusedException.Reference(Optional.of("lunch"), Optional.of("c-1"), Optional.of("h-1"));

        assertThat(SCHEMAS.violationsOfServerFrame(ServerFrames.error(new ParleyException(code), reference)))
                .isEmpty();
    }

    @Test
    void everyFrameThatTheServerReadsShouldHaveASchema() {
        Set<String> types = new TreeSet<>();
        for (Class<?> frame : ClientFrame.class.getPermittedSubclasses()) {
            types.add(frame.getSimpleName().toLowerCase(Locale.ROOT));
        }

        assertThat(types).isEqualTo(SCHEMAS.typesFrom("client"));
    }

    @Test
    void everyErrorShouldBeInTheSchemaAndTheProtocol() throws IOException {
        List<String> codes = Arrays.stream(ErrorCode.values())
                .map(code -> code.number() + " " + code.slug() + " " + code.retryable())
                .toList();
        List<String> inSchema = new ArrayList<>();
        JsonNode schema =
                new ObjectMapper().readTree(FrameSchemas.texts().getOrDefault("server-error", "no schema of errors"));
        for (JsonNode one : schema.path("oneOf")) {
            inSchema.add(Stream.of("code", "error", "retryable")
                    .map(field -> one.at("/properties/" + field + "/const").asText())
                    .reduce((left, right) -> left + " " + right)
                    .orElse(""));
        }
        List<String> inProtocol = ProtocolTables.read().rows("Errors").stream()
                .map(row -> row.get(0) + " " + row.get(1) + " " + row.get(2).equals("yes"))
                .toList();

        assertThat(inSchema).isEqualTo(codes);
        assertThat(inProtocol).isEqualTo(codes);
    }

    @Test
    void everyCloseCodeShouldBeInTheProtocol() throws IOException {
        Set<String> codes = Arrays.stream(CloseCodes.values())
                .map(code -> String.valueOf(code.getCode()))
                .collect(toCollection(TreeSet::new));
        codes.addAll(List.of("1000", "1001")); // the client's own, and the container's when it stops

        assertThat(ProtocolTables.read().firstCells("Close codes")).isEqualTo(codes);
    }

    private static Set<String> encoders() {
        return Arrays.stream(ServerFrames.class.getDeclaredMethods())
                .filter(method -> !Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic())
                .map(Method::getName)
                .collect(toCollection(TreeSet::new));
    }

    @Test
    void aBotShouldBeToldThatItMayHaveNone() {
        User bot = new User(ALICE, "build", "Build", true);

        assertThat(ServerFrames.welcome("node-1", EPOCH, bot, List.of(), settings()))
                .contains("\"bots\":0");
    }

    private static Map<String, String> framesByEncoder() {
        RoomEvent message = event(1, new EventContent.Message("waves", true));
        List<RoomEvent> events = List.of(
                message,
                event(2, new EventContent.Message("hi", false)),
                event(2, new EventContent.Edited(1, "dances")),
                event(3, new EventContent.Joined(BOB)),
                event(4, new EventContent.Left(BOB)),
                event(5, new EventContent.RoomChanged("tea", null)),
                event(6, new EventContent.RoomDeleted()));
        List<RoomOverview> rooms = List.of(room(RoomKind.PUBLIC), room(RoomKind.PRIVATE), room(RoomKind.DIRECT));
        Map<String, String> frames = new TreeMap<>();
        frames.put(
                "welcome",
                ServerFrames.welcome("node-1", EPOCH, new User(ALICE, "alice", "Alice", false), rooms, settings()));
        frames.put("ack", ServerFrames.ack(message));
        frames.put("events", EventBatch.of(ROOM, events).frame().text());
        frames.put("reset", ServerFrames.reset(ROOM, 5));
        frames.put("page", ServerFrames.page("h1", ROOM, events));
        frames.put("roomChange", ServerFrames.roomChange("joined", rooms.get(0)));
        frames.put("read", ServerFrames.read(ROOM, 4, 1));
        frames.put(
                "presence",
                ServerFrames.presence(Map.of(
                        ALICE,
                        PresenceState.ONLINE,
                        BOB,
                        PresenceState.OFFLINE,
                        UserId.of(id()),
                        PresenceState.UNKNOWN)));
        frames.put("pong", ServerFrames.pong(Optional.of("p1")));
        frames.put(
                "error",
                ServerFrames.error(new ParleyException(ErrorCode.OVERLOADED), FrameRefusedException.Reference.NONE));
        frames.put("goaway", ServerFrames.goaway("This server is about to stop.", 5_000));
        return frames;
    }

    private static String id() {
        return "0191d5c2-0000-7000-8000-0000000000c1";
    }

    private static RoomEvent event(long offset, EventContent content) {
        return new RoomEvent(
                ROOM, offset, 1, Instant.ofEpochMilli(1_764_000_000_123L), ALICE, new ClientId("c-" + offset), content);
    }

    private static RoomOverview room(RoomKind kind) {
        Optional<UserId> peer = kind == RoomKind.DIRECT ? Optional.of(BOB) : Optional.empty();
        String name = kind == RoomKind.DIRECT ? "" : "lunch";
        JoinedRoom joined = new JoinedRoom(new Room(ROOM, kind, name, ""), Role.OWNER, peer, 0, 0);
        return new RoomOverview(joined, new RoomHead(5, 2));
    }

    private static SocketSettings settings() {
        return new SocketSettings(
                65_536,
                4_000,
                1_000,
                5,
                Duration.ofSeconds(25),
                List.of("http://127.0.0.1:8081"),
                1_048_576,
                1_000,
                true,
                64,
                100,
                200);
    }
}
