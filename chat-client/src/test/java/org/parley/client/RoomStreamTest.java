package org.parley.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.client.RoomListener.Anomaly;

class RoomStreamTest {
    private static final UUID ROOM = new UUID(1, 1);
    private static final UUID ALICE = new UUID(2, 2);

    private final List<Long> seen = new ArrayList<>();
    private final List<Anomaly> anomalies = new ArrayList<>();
    private final RoomListener listener = new RoomListener() {
        @Override
        public void onEvent(Event event) {
            seen.add(event.offset());
        }

        @Override
        public void onAnomaly(Anomaly anomaly) {
            anomalies.add(anomaly);
        }
    };
    private ScriptedServer server;
    private ClientRuntime runtime;
    private FrameSocket first;
    private FrameSocket second;

    @BeforeEach
    void openSockets() throws Exception {
        server = new ScriptedServer();
        runtime = new ClientRuntime();
        first = server.open(runtime);
        second = server.open(runtime);
    }

    @AfterEach
    void close() throws Exception {
        runtime.close();
        server.close();
    }

    @Test
    void eventsShouldPassInOrder() {
        RoomStream stream = streamFrom(first, 0);

        stream.accept(first, events(1, 2));
        stream.accept(first, events(3));

        assertThat(seen).containsExactly(1L, 2L, 3L);
        assertThat(anomalies).isEmpty();
    }

    @Test
    void aGapShouldBeReported() {
        RoomStream stream = streamFrom(first, 4);

        stream.accept(first, events(7));

        assertThat(anomalies).extracting(Anomaly::kind).containsExactly(Anomaly.Kind.GAP);
        assertThat(anomalies).extracting(Anomaly::expected).containsExactly(5L);
    }

    @Test
    void aRepeatedEventShouldBeReportedAndNotPassedOn() {
        RoomStream stream = streamFrom(first, 0);

        stream.accept(first, events(1, 2, 2));

        assertThat(seen).containsExactly(1L, 2L);
        assertThat(anomalies).extracting(Anomaly::kind).containsExactly(Anomaly.Kind.REPEATED);
    }

    @Test
    void aWrongCountOfMessagesShouldBeReported() {
        RoomStream stream = streamFrom(first, 0);

        stream.accept(first, new ServerFrame.Events(ROOM, List.of(event(1, 1), event(2, 1))));

        assertThat(anomalies).extracting(Anomaly::kind).containsExactly(Anomaly.Kind.MISCOUNTED);
    }

    @Test
    void whatAnOlderSocketStillBringsShouldBeIgnored() {
        RoomStream stream = streamFrom(first, 0);
        stream.accept(first, events(1, 2));

        assertThat(stream.attach(second)).hasValue(2);
        stream.accept(first, events(3));
        stream.accept(second, events(3));

        assertThat(seen).containsExactly(1L, 2L, 3L);
        assertThat(anomalies).isEmpty();
    }

    @Test
    void attachShouldResumeOnlyOncePerSocket() {
        RoomStream stream = streamFrom(first, 0);

        assertThat(stream.attach(first)).isEmpty();
    }

    @Test
    void theStreamShouldGoOnAfterTheHeadOfAReset() {
        RoomStream stream = streamFrom(first, 3);

        stream.reset(first, new ServerFrame.Reset(ROOM, 5_000));
        stream.accept(first, events(5_001));

        assertThat(seen).containsExactly(5_001L);
        assertThat(anomalies).isEmpty();
    }

    private RoomStream streamFrom(FrameSocket socket, long after) {
        RoomStream stream = new RoomStream(listener, after);
        stream.attach(socket);
        return stream;
    }

    private static ServerFrame.Events events(long... offsets) {
        return new ServerFrame.Events(
                ROOM,
                Stream.of(offsets)
                        .flatMap(all -> java.util.Arrays.stream(all).mapToObj(offset -> event(offset, offset)))
                        .toList());
    }

    private static Event event(long offset, long messages) {
        return new Event(offset, messages, Instant.EPOCH, ALICE, new Event.Message("c" + offset, "hi", false));
    }
}
