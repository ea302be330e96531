package org.parley.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a client behaves towards a server that does odd things. */
class ChatClientTest {
    /** Among the offsets seen. */
    private static final long RESTORED = -1;

    private static final UUID ROOM = UUID.fromString("0191d5c2-0000-7000-8000-00000000000a");
    private static final UUID ALICE = UUID.fromString("0191d5c2-0000-7000-8000-0000000000a1");

    private final List<Long> seen = new CopyOnWriteArrayList<>();
    private final List<RoomListener.Anomaly> anomalies = new CopyOnWriteArrayList<>();
    private final List<Integer> ended = new CopyOnWriteArrayList<>();
    private ScriptedServer server;
    private ScriptedServer other;
    private ClientRuntime runtime;
    private ChatClient client;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
        other = new ScriptedServer();
        runtime = new ClientRuntime();
        client = clientOf(server.uri(), other.uri());
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        runtime.close();
        server.close();
        other.close();
    }

    @Test
    void connectShouldSendCookieOriginAndSubprotocol() throws Exception {
        client.connect();

        String request = server.nextPeer().request();

        assertThat(request)
                .contains("Cookie: parley-session=secret")
                .contains("Origin: " + server.uri())
                .contains("Sec-WebSocket-Protocol: parley.v1");
    }

    @Test
    void anUnacknowledgedMessageShouldBeSentAgainWithTheSameClientIdAtTheNextNode() throws Exception {
        ScriptedServer.Peer first = connected();
        CompletableFuture<ServerFrame.Ack> ack = client.send(ROOM, "hello");
        String sent = first.nextFrame("send");

        first.drop();
        ScriptedServer.Peer second = other.nextPeer();
        second.say(welcome(""));

        assertThat(second.nextFrame("send")).isEqualTo(sent);
        second.say(ack(sent, 7));
        assertThat(ack.get(10, TimeUnit.SECONDS).offset()).isEqualTo(7);
    }

    @Test
    void aLostConnectionShouldBeResumedAfterTheLastOffsetHeld() throws Exception {
        ScriptedServer.Peer first = connected();
        client.follow(ROOM, 0, listener());
        assertThat(first.nextFrame("resume")).contains("\"after\":0");
        first.say(events(1, 2));
        await().until(() -> seen.size() == 2);

        client.dropConnection();
        ScriptedServer.Peer second = other.nextPeer();
        second.say(welcome(""));

        assertThat(second.nextFrame("resume")).contains("\"after\":2");
        second.say(events(3));
        await().untilAsserted(() -> assertThat(seen).containsExactly(1L, 2L, 3L));
        assertThat(anomalies).isEmpty();
    }

    @Test
    void aNodeThatTakesConnectionsAndAnswersNothingShouldBeLeftForTheNext() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ChatClient patient = clientOf(URI.create("http://127.0.0.1:" + deaf.getLocalPort()), other.uri())) {
            patient.connect();

            other.nextPeer().say(welcome(""));
            await().atMost(30, TimeUnit.SECONDS).until(patient::isConnected);
        }
    }

    @Test
    void aNodeThatIsStartingAndKnowsNoSocketYetShouldNotEndTheClient() throws Exception {
        server.answerWith(404);
        client.connect();

        other.nextPeer().say(welcome(""));
        await().until(client::isConnected);
        assertThat(ended).isEmpty();
    }

    @Test
    void aTapShouldSeeWhatIsSentAndWhatTheClientDrops() throws Exception {
        List<String> wire = new CopyOnWriteArrayList<>();
        client = new ChatClient(
                runtime, List.of(server.uri()), "secret", ClientListener.NONE, (node, inner) -> tap(inner, wire));
        ScriptedServer.Peer peer = connected();
        client.follow(ROOM, 0, listener());
        String resume = peer.nextFrame("resume");
        peer.say(events(1));
        peer.say(events(1));
        peer.say(events(2));

        await().until(() -> seen.contains(2L));
        assertThat(seen).containsExactly(1L, 2L);
        assertThat(wire).containsExactly(welcome(""), resume, events(1), events(1), events(2));
    }

    @Test
    void whatIsHeldShouldBeForgottenWhenTheHistoryWasRestored() throws Exception {
        ScriptedServer.Peer first = connected();
        client.follow(ROOM, 0, listener());
        first.nextFrame("resume");
        first.say(events(1, 2));
        await().until(() -> seen.size() == 2);

        first.drop();
        ScriptedServer.Peer second = other.nextPeer();
        second.say(welcome("").replace("\"epoch\":\"1\"", "\"epoch\":\"2\""));

        assertThat(second.nextFrame("resume")).contains("\"after\":0");
        second.say(events(1));
        await().untilAsserted(() -> assertThat(seen).containsExactly(1L, 2L, RESTORED, 1L));
        assertThat(anomalies).isEmpty();
    }

    @Test
    void aRoomThatIsFollowedAgainShouldBeResumedOnTheSameConnection() throws Exception {
        ScriptedServer.Peer peer = connected();
        client.follow(ROOM, 0, listener());
        peer.nextFrame("resume");
        peer.say(events(1, 2));
        await().until(() -> seen.size() == 2);

        client.unfollow(ROOM);
        client.follow(ROOM, 2, listener());

        assertThat(peer.nextFrame("resume")).contains("\"after\":2");
        peer.say(events(3));
        await().untilAsserted(() -> assertThat(seen).containsExactly(1L, 2L, 3L));
    }

    @Test
    void aClientThatDoesNotReadShouldGetEverythingWhenItReadsAgain() throws Exception {
        ScriptedServer.Peer peer = connected();
        client.follow(ROOM, 0, listener());
        peer.nextFrame("resume");
        peer.say(events(1));
        await().until(() -> seen.size() == 1);

        Runnable goOn = client.pauseReading();
        for (long offset = 2; offset <= 50; offset++) {
            peer.say(events(offset));
        }
        await().during(300, TimeUnit.MILLISECONDS).until(() -> seen.size() <= 2);
        goOn.run();

        await().until(() -> seen.size() == 50);
        assertThat(anomalies).isEmpty();
    }

    @Test
    void aRetryableRefusalShouldBeRepeated() throws Exception {
        ScriptedServer.Peer peer = connected();
        CompletableFuture<ServerFrame.Ack> ack = client.send(ROOM, "c-1", "hello", false);
        String sent = peer.nextFrame("send");

        peer.say(error(4002, "overloaded", true));

        assertThat(peer.nextFrame("send")).isEqualTo(sent);
        assertThat(ack).isNotDone();
    }

    @Test
    void onlyAWindowOfMessagesShouldBeUnderWayAtOnce() throws Exception {
        ScriptedServer.Peer peer = connected();
        for (int i = 0; i <= Outbox.WINDOW; i++) {
            client.send(ROOM, "c-" + i, "hello", false);
        }
        String first = peer.nextFrame("send");
        for (int i = 1; i < Outbox.WINDOW; i++) {
            assertThat(peer.nextFrame("send")).contains("\"c-" + i + "\"");
        }
        assertThat(peer.hasFrame()).isFalse();

        peer.say(ack(first, 1));

        assertThat(peer.nextFrame("send")).contains("\"c-" + Outbox.WINDOW + "\"");
    }

    @Test
    void aStreamThatTheServerGaveUpForTheMomentShouldBeResumed() throws Exception {
        ScriptedServer.Peer peer = connected();
        client.follow(ROOM, 0, listener());
        peer.nextFrame("resume");
        peer.say(events(1, 2));

        peer.say(error(5001, "history-unavailable", true).replace(",\"clientId\":\"c-1\"", ""));
        assertThat(peer.nextFrame("resume")).contains("\"after\":2");
        peer.say(events(2, 3));

        await().untilAsserted(() -> assertThat(seen).containsExactly(1L, 2L, 3L));
        assertThat(anomalies).isEmpty();
    }

    @Test
    void aFinalRefusalShouldFailTheSend() throws Exception {
        ScriptedServer.Peer peer = connected();
        CompletableFuture<ServerFrame.Ack> ack = client.send(ROOM, "c-1", "hello", false);
        peer.nextFrame("send");

        peer.say(error(2004, "not-a-member", false));

        assertThatThrownBy(() -> ack.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(RefusedException.class);
    }

    @Test
    void aCloseCodeThatSaysSoShouldEndTheClient() throws Exception {
        ScriptedServer.Peer peer = connected();
        CompletableFuture<ServerFrame.Ack> ack = client.send(ROOM, "hello");

        peer.closeWith(CloseCodes.SESSION_ENDED);

        assertThatThrownBy(() -> ack.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(EndedException.class);
        await().untilAsserted(() -> assertThat(ended).containsExactly(CloseCodes.SESSION_ENDED));
    }

    @Test
    void whatIsAskedOfAClientThatStaysAwayShouldFailAndNotWaitForEver() throws Exception {
        connected().closeWith(CloseCodes.SESSION_ENDED);
        await().until(() -> !ended.isEmpty());

        CompletableFuture<ServerFrame.Ack> ack = client.send(ROOM, "hello");
        CompletableFuture<ServerFrame.Page> page = client.history(ROOM, OptionalLong.empty(), 10);

        assertThatThrownBy(() -> ack.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(EndedException.class);
        assertThatThrownBy(() -> page.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(EndedException.class);
    }

    @Test
    void aSlowConsumerShouldComeBack() throws Exception {
        connected().closeWith(CloseCodes.SLOW_CONSUMER);

        assertThat(other.nextPeer()).isNotNull();
        assertThat(ended).isEmpty();
    }

    @Test
    void aClientThatIsToGoAwayShouldWorkUntilThenAndGoToTheNextNode() throws Exception {
        ScriptedServer.Peer peer = connected();

        peer.say("{\"type\":\"goaway\",\"reason\":\"stop\",\"reconnectAfter\":700}");
        CompletableFuture<ServerFrame.Ack> ack = client.send(ROOM, "hello");

        String frame = peer.nextFrame();
        assertThat(frame).contains("hello");
        ScriptedServer.Peer next = other.nextPeer();
        next.say(welcome(""));
        assertThat(next.nextFrame()).as("it had no answer yet").isEqualTo(frame);
        assertThat(ack).isNotDone();
        assertThat(ended).isEmpty();
    }

    @Test
    void aRefusedLoginShouldEndTheClient() {
        server.answerWith(401);

        CompletableFuture<ServerFrame.Welcome> welcome = client.connect();

        assertThatThrownBy(() -> welcome.get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(EndedException.class)
                .hasMessageContaining("401");
    }

    @Test
    void aNodeThatDoesNotServeYetShouldBePassedOver() throws Exception {
        server.answerWith(503);

        CompletableFuture<ServerFrame.Welcome> welcome = client.connect();
        other.nextPeer().say(welcome(""));

        assertThat(welcome.get(10, TimeUnit.SECONDS).node()).isEqualTo("node-1");
    }

    @Test
    void nodesLearnedFromTheWelcomeShouldBeTried() throws Exception {
        ChatClient lonely = clientOf(server.uri());
        lonely.connect();
        ScriptedServer.Peer peer = server.nextPeer();
        peer.say(welcome("\"" + other.uri() + "\""));
        await().until(lonely::isConnected);

        server.close();

        assertThat(other.nextPeer()).isNotNull();
        lonely.close();
    }

    @Test
    void aSilentServerShouldBePingedAndThenLeft() throws Exception {
        client.connect();
        ScriptedServer.Peer peer = server.nextPeer();
        peer.say(welcome("").replace("25000", "200"));

        assertThat(peer.nextFrame()).contains("ping");
        assertThat(other.nextPeer()).isNotNull();
    }

    @Test
    void aServerThatOwesAnAnswerAndIsSilentShouldBeLeftLongBeforeTheHeartbeatEnds() throws Exception {
        ScriptedServer.Peer peer = connected();
        client.send(ROOM, "hello");
        String sent = peer.nextFrame("send");

        assertThat(peer.nextFrame()).contains("ping");
        ScriptedServer.Peer next = other.nextPeer();
        next.say(welcome(""));

        assertThat(next.nextFrame("send")).isEqualTo(sent);
    }

    @Test
    void goingOfflineShouldLastUntilConnect() throws Exception {
        ScriptedServer.Peer peer = connected();
        client.follow(ROOM, 5, listener());
        peer.nextFrame("resume");

        client.disconnect().get(10, TimeUnit.SECONDS);
        CompletableFuture<ServerFrame.Ack> ack = client.send(ROOM, "written offline");
        assertThat(client.isConnected()).isFalse();
        client.connect();
        ScriptedServer.Peer again = server.nextPeer();
        again.say(welcome(""));

        assertThat(again.nextFrame("resume")).contains("\"after\":5");
        String sent = again.nextFrame("send");
        again.say(ack(sent, 6));
        assertThat(ack.get(10, TimeUnit.SECONDS).offset()).isEqualTo(6);
    }

    private ScriptedServer.Peer connected() throws Exception {
        CompletableFuture<ServerFrame.Welcome> welcome = client.connect();
        ScriptedServer.Peer peer = server.nextPeer();
        peer.say(welcome(""));
        welcome.get(10, TimeUnit.SECONDS);
        return peer;
    }

    private ChatClient clientOf(URI... nodes) {
        return new ChatClient(runtime, List.of(nodes), "secret", new ClientListener() {
            @Override
            public void onEnded(int code) {
                ended.add(code);
            }
        });
    }

    private static FrameSocket.Listener tap(FrameSocket.Listener inner, List<String> wire) {
        return new FrameSocket.Listener() {
            @Override
            public void onOpen(FrameSocket socket) {
                inner.onOpen(socket);
            }

            @Override
            public void onSend(String text) {
                wire.add(text);
            }

            @Override
            public void onFrame(String text) {
                wire.add(text);
                inner.onFrame(text);
            }

            @Override
            public void onClosed(int code, String reason) {
                inner.onClosed(code, reason);
            }
        };
    }

    private RoomListener listener() {
        return new RoomListener() {
            @Override
            public void onEvent(Event event) {
                seen.add(event.offset());
            }

            @Override
            public void onRestored() {
                seen.add(RESTORED);
            }

            @Override
            public void onAnomaly(Anomaly anomaly) {
                anomalies.add(anomaly);
            }
        };
    }

    private static String welcome(String nodes) {
        return """
                {"type":"welcome","node":"node-1","epoch":"1","user":{"id":"%s","username":"alice","displayName":"Alice"},"rooms":[],\
                "limits":{"frameBytes":65536,"bodyCharacters":4000,"resumeEvents":1000},"heartbeat":25000,"nodes":[%s]}""".formatted(ALICE, nodes);
    }

    private static String ack(String sent, long offset) {
        String clientId = JsonCodec.parseObject(sent).getString("clientId");
        return """
                {"type":"ack","room":"%s","clientId":"%s","offset":%d,"at":1764000000123}""".formatted(ROOM, clientId, offset);
    }

    private static String events(long... offsets) {
        StringBuilder events = new StringBuilder();
        for (long offset : offsets) {
            events.append(events.isEmpty() ? "" : ",").append("""
                    {"offset":%d,"messages":%d,"at":1,"author":"%s","kind":"message","clientId":"c","body":"hi"}""".formatted(offset, offset, ALICE));
        }
        return "{\"type\":\"events\",\"room\":\"" + ROOM + "\",\"events\":[" + events + "]}";
    }

    private static String error(int code, String name, boolean retryable) {
        return """
                {"type":"error","code":%d,"error":"%s","message":"No.","retryable":%s,"room":"%s","clientId":"c-1"}""".formatted(code, name, retryable, ROOM);
    }
}
