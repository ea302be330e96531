package org.parley.it.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.client.ClientFrames;
import org.parley.client.CloseCodes;
import org.parley.client.FrameSocket;
import org.parley.client.Handshake;
import org.parley.client.Login;
import org.parley.client.RestClient;
import org.parley.client.RoomInfo;
import org.parley.client.ServerFrame;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.people.PlainSocket;
import org.parley.it.people.Wire;

/** Everything a socket should not be told: a stable error, the connection stays, and nothing is stored. */
@Order(2)
@ExtendWith(SharedCluster.class)
class SocketInputIT {
    /** Unexpected condition (RFC 6455, section 7.4.1). */
    private static final int CONTAINER_GAVE_UP = 1011;

    private static URI node;
    private static Company company;
    private static Participant alice;
    private static RoomInfo room;
    private static RoomInfo foreign;
    private static RoomInfo deleted;

    private Wire wire;
    private long head;

    @BeforeAll
    static void prepare(Cluster cluster) {
        node = cluster.urls().get(0);
        company = new Company(cluster.urls());
        alice = company.register("alice", 0);
        Participant bob = company.register("bob", 0);
        room = alice.rest().createRoom(Company.unique("room"), "public");
        foreign = bob.rest().createRoom(Company.unique("foreign"), "private");
        deleted = alice.rest().createRoom(Company.unique("deleted"), "public");
        alice.rest().deleteRoom(deleted.id());
    }

    @AfterAll
    static void leave() {
        company.close();
    }

    @BeforeEach
    void open() {
        wire = Wire.open(Handshake.of(node, alice.session()));
        wire.say(send(room.id(), UUID.randomUUID().toString(), "\"before\""));
        head = wire.next(ServerFrame.Ack.class).offset();
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void aResumeThatIsRefusedAsAWholeShouldBeRefusedRoomByRoom() {
        Participant carol = company.register("carol", 0);
        UUID one = carol.rest().createRoom(Company.unique("room"), "public").id();
        UUID other = carol.rest().createRoom(Company.unique("room"), "public").id();
        try (Wire hasty = Wire.open(Handshake.of(node, carol.session()))) {
            for (int i = 0; i < 400; i++) {
                hasty.say(ClientFrames.resume(Map.of(one, 0L, other, 0L)));
            }

            List<ServerFrame.Failure> failures =
                    List.of(hasty.next(ServerFrame.Failure.class), hasty.next(ServerFrame.Failure.class));

            assertThat(failures).extracting(ServerFrame.Failure::error).containsOnly("rate-limited");
            assertThat(failures)
                    .extracting(failure -> failure.room().orElseThrow())
                    .containsExactlyInAnyOrder(one, other);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "hello",
                "{",
                "{\"type\":\"ping\"",
                "[]",
                "\"ping\"",
                "42",
                "null",
                "{\"type\":\"ping\"}}",
                "{\"type\":\"ping\"}{\"type\":\"ping\"}",
                "{'type':'ping'}"
            })
    void whatIsNoJsonObjectShouldBeRefused(String text) {
        assertRefused(text, "malformed-frame", 1001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"shout\"}", "{\"type\":\"welcome\"}", "{\"type\":\"\"}"})
    void anUnknownTypeShouldBeRefused(String text) {
        assertRefused(text, "unknown-type", 1002);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":7}",
                "{\"type\":\"send\"}",
                "{\"type\":\"send\",\"room\":\"ROOM\",\"body\":\"hi\"}",
                "{\"type\":\"send\",\"room\":\"ROOM\",\"clientId\":\"\",\"body\":\"hi\"}",
                "{\"type\":\"send\",\"room\":\"ROOM\",\"clientId\":\"a b\",\"body\":\"hi\"}",
                "{\"type\":\"send\",\"room\":\"ROOM\",\"clientId\":7,\"body\":\"hi\"}",
                "{\"type\":\"send\",\"room\":\"ROOM\",\"clientId\":\"c\"}",
                "{\"type\":\"send\",\"room\":\"ROOM\",\"clientId\":\"c\",\"body\":null}",
                "{\"type\":\"send\",\"room\":\"ROOM\",\"clientId\":\"c\",\"body\":[\"hi\"]}",
                "{\"type\":\"send\",\"room\":\"ROOM\",\"clientId\":\"c\",\"body\":\"hi\",\"action\":\"yes\"}",
                "{\"type\":\"send\",\"room\":\"lunch\",\"clientId\":\"c\",\"body\":\"hi\"}",
                "{\"type\":\"send\",\"room\":1,\"clientId\":\"c\",\"body\":\"hi\"}",
                "{\"type\":\"resume\"}",
                "{\"type\":\"resume\",\"rooms\":{}}",
                "{\"type\":\"resume\",\"rooms\":[\"ROOM\"]}",
                "{\"type\":\"resume\",\"rooms\":[{\"room\":\"ROOM\"}]}",
                "{\"type\":\"resume\",\"rooms\":[{\"room\":\"ROOM\",\"after\":\"1\"}]}",
                "{\"type\":\"resume\",\"rooms\":[{\"room\":\"ROOM\",\"after\":1.5}]}",
                "{\"type\":\"history\",\"room\":\"ROOM\"}",
                "{\"type\":\"history\",\"id\":\"h\"}",
                "{\"type\":\"history\",\"id\":\"h\",\"room\":\"ROOM\",\"limit\":0}",
                "{\"type\":\"history\",\"id\":\"h\",\"room\":\"ROOM\",\"limit\":201}",
                "{\"type\":\"history\",\"id\":\"h\",\"room\":\"ROOM\",\"limit\":1e99}",
                "{\"type\":\"read\",\"room\":\"ROOM\"}",
                "{\"type\":\"read\",\"room\":\"ROOM\",\"offset\":\"1\"}",
                "{\"type\":\"watch\"}",
                "{\"type\":\"watch\",\"users\":\"all\"}",
                "{\"type\":\"watch\",\"users\":[\"alice\"]}",
                "{\"type\":\"ping\",\"id\":{}}"
            })
    void aMissingOrWrongFieldShouldBeRefused(String text) {
        assertRefused(text.replace("ROOM", room.id().toString()), "invalid-field", 1003);
    }

    @Test
    void aClientIdOfMoreThan64CharactersShouldBeRefused() {
        assertRefused(send(room.id(), "c".repeat(65), "\"hi\""), "invalid-field", 1003);
    }

    @Test
    void aClientIdOfTheServersOwnShouldBeRefused() {
        assertRefused(send(room.id(), "membership:7", "\"hi\""), "invalid-field", 1003);
    }

    @Test
    void tooManyRoomsToResumeShouldBeRefused() {
        String one = "{\"room\":\"" + room.id() + "\",\"after\":0}";
        String rooms = String.join(",", java.util.Collections.nCopies(501, one));

        assertRefused("{\"type\":\"resume\",\"rooms\":[" + rooms + "]}", "invalid-field", 1003);
    }

    @Test
    void anOversizedFrameShouldBeRefused() {
        assertRefused("{\"type\":\"ping\",\"padding\":\"" + "x".repeat(70_000) + "\"}", "frame-too-large", 1004);
    }

    @Test
    void anOversizedFrameInPartsShouldBeRefused() {
        wire.say(PlainSocket.TEXT, false, "{\"type\":\"ping\",\"padding\":\"".getBytes(StandardCharsets.UTF_8));
        for (int part = 0; part < 70; part++) {
            wire.say(PlainSocket.CONTINUATION, false, "x".repeat(1_000).getBytes(StandardCharsets.UTF_8));
        }
        wire.say(PlainSocket.CONTINUATION, true, "\"}".getBytes(StandardCharsets.UTF_8));

        assertFailure("frame-too-large", 1004);
    }

    @Test
    void aFrameFarBeyondTheLimitShouldEndTheConnection() {
        wire.sayIfOpen("x".repeat(20_000_000));

        assertThat(wire.closeCode()).isIn(CloseCodes.TOO_BIG, CONTAINER_GAVE_UP, FrameSocket.ABNORMAL);
        assertNothingStored();
    }

    @Test
    void anOversizedBodyShouldBeRefusedAndTheLongestOneBeTaken() {
        assertRefused(send(room.id(), "c", "\"" + "x".repeat(4_001) + "\""), "body-too-long", 1008);

        wire.say(send(room.id(), UUID.randomUUID().toString(), "\"" + "x".repeat(4_000) + "\""));
        assertThat(wire.next(ServerFrame.Ack.class).offset()).isEqualTo(head + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 5_000})
    void deepNestingShouldBeRefused(int depth) {
        String deep = "{\"type\":\"ping\",\"x\":" + "[".repeat(depth) + "]".repeat(depth) + "}";

        assertRefused(deep, "too-deep", 1005);
    }

    @Test
    void aBinaryFrameShouldBeRefused() {
        wire.say(PlainSocket.BINARY, true, new byte[] {1, 2, 3});

        assertFailure("binary-not-supported", 1006);
    }

    @Test
    void anUnknownRoomShouldBeRefused() {
        String unknown = UUID.randomUUID().toString();

        assertRefusedEverywhere(unknown, "room-not-found", 3001);
    }

    @Test
    void aRoomOfOthersShouldBeRefused() {
        assertRefusedEverywhere(foreign.id().toString(), "not-a-member", 2004);
    }

    @Test
    void aDeletedRoomShouldBeRefused() {
        assertRefusedEverywhere(deleted.id().toString(), "room-deleted", 3003);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\\n\\t \\u00a0", "\\u200b", "\\u2003\\u3000"})
    void aBodyWithNothingToSeeShouldBeRefused(String body) {
        assertRefused(send(room.id(), "c", "\"" + body + "\""), "empty-body", 1007);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud83d", "\\udc4b", "a\\udc4b\\ud83db", "\\u0000"})
    void aBodyThatIsNoTextShouldBeRefused(String body) {
        assertRefused(send(room.id(), "c", "\"" + body + "\""), "invalid-text", 1009);
    }

    @ParameterizedTest
    @CsvSource({"-1", "1000000"})
    void resumingFromAnImpossibleOffsetShouldBeRefused(long after) {
        assertRefused(
                "{\"type\":\"resume\",\"rooms\":[{\"room\":\"" + room.id() + "\",\"after\":" + after + "}]}",
                "offset-out-of-range",
                1010);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "1000000"})
    void readingUpToAnImpossibleOffsetShouldBeRefused(long offset) {
        assertRefused(
                "{\"type\":\"read\",\"room\":\"" + room.id() + "\",\"offset\":" + offset + "}",
                "offset-out-of-range",
                1010);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "1000000"})
    void changingWhatIsNowhereShouldBeRefused(long offset) {
        assertRefused(
                "{\"type\":\"edit\",\"room\":\"" + room.id() + "\",\"clientId\":\"c\",\"of\":" + offset
                        + ",\"body\":\"x\"}",
                "offset-out-of-range",
                1010);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1"})
    void historyBeforeAnImpossibleOffsetShouldBeRefused(long before) {
        assertRefused(
                "{\"type\":\"history\",\"id\":\"h\",\"room\":\"" + room.id() + "\",\"before\":" + before + "}",
                "offset-out-of-range",
                1010);
    }

    @Test
    void whoGoesOnSendingRubbishShouldBeDisconnected() {
        // one at a time: what is not read when a connection closes makes TCP swallow the close code
        boolean ended = false;
        for (int i = 0; i < 1_000 && !ended; i++) {
            wire.sayIfOpen("rubbish");
            ended = wire.endsBefore(ServerFrame.Failure.class);
        }

        assertThat(wire.closeCode()).isEqualTo(CloseCodes.PROTOCOL_VIOLATION);
        assertNothingStored();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "http://localhost", "null", "https://localhost.evil.example"})
    void aForeignOriginShouldBeRefused(String origin) {
        assertHandshakeRefused(
                new Handshake(
                        node,
                        Optional.of(Login.cookie(alice.session())),
                        Optional.of(origin),
                        List.of(Handshake.SUBPROTOCOL)),
                403);
    }

    @Test
    void noSessionShouldBeRefused() {
        Optional<String> origin = Optional.of(Handshake.originOf(node));

        assertHandshakeRefused(new Handshake(node, Optional.empty(), origin, List.of(Handshake.SUBPROTOCOL)), 401);
        assertHandshakeRefused(
                new Handshake(node, Optional.of(Login.cookie("rubbish")), origin, List.of(Handshake.SUBPROTOCOL)), 401);
    }

    @Test
    void anExpiredSessionShouldEndTheSocketAndOpenNone(Cluster cluster) {
        URI spare = cluster.spare().url();
        RestClient shortly =
                new RestClient(Company.runtime(), spare).login(alice.person().username(), Participant.PASSWORD);
        Handshake handshake = Handshake.of(spare, shortly.session().orElseThrow());
        try (Wire brief = Wire.open(handshake)) {
            brief.assertOpen();

            assertThat(brief.closeCode()).isEqualTo(CloseCodes.SESSION_ENDED);
        }
        assertHandshakeRefused(handshake, 401);
        assertHandshakeRefused(Handshake.of(node, shortly.session().orElseThrow()), 401);
    }

    private void assertRefusedEverywhere(String roomId, String error, int code) {
        assertRefused(send(UUID.fromString(roomId), "c", "\"hi\""), error, code);
        assertRefused("{\"type\":\"resume\",\"rooms\":[{\"room\":\"" + roomId + "\",\"after\":0}]}", error, code);
        assertRefused("{\"type\":\"history\",\"id\":\"h\",\"room\":\"" + roomId + "\"}", error, code);
        assertRefused("{\"type\":\"read\",\"room\":\"" + roomId + "\",\"offset\":1}", error, code);
    }

    private void assertRefused(String text, String error, int code) {
        wire.say(text);
        assertFailure(error, code);
    }

    private void assertFailure(String error, int code) {
        ServerFrame.Failure failure = wire.next(ServerFrame.Failure.class);
        assertThat(failure.error()).isEqualTo(error);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.message()).doesNotContain("Exception", "java.", "\n");
        wire.assertOpen();
        assertNothingStored();
    }

    private void assertNothingStored() {
        assertThat(alice.rest().room(room.id()).head()).isEqualTo(head);
    }

    private static void assertHandshakeRefused(Handshake handshake, int status) {
        assertThat(PlainSocket.statusOf(handshake)).isEqualTo(status);
    }

    private static String send(UUID room, String clientId, String bodyJson) {
        return "{\"type\":\"send\",\"room\":\"" + room + "\",\"clientId\":\"" + clientId + "\",\"body\":" + bodyJson
                + "}";
    }
}
