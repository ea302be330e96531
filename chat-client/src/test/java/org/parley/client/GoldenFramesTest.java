package org.parley.client;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples in {@code docs/frames} are what this client reads and writes. */
class GoldenFramesTest {
    private static final Path FRAMES = Path.of("../docs/frames");
    private static final UUID ROOM = UUID.fromString("0191d5c2-0000-7000-8000-00000000000a");
    private static final UUID ALICE = UUID.fromString("0191d5c2-0000-7000-8000-0000000000a1");
    private static final UUID BOB = UUID.fromString("0191d5c2-0000-7000-8000-0000000000b1");

    static List<Path> serverFrames() throws IOException {
        try (Stream<Path> files = Files.list(FRAMES)) {
            return files.filter(file -> file.getFileName().toString().startsWith("server-"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("serverFrames")
    void readShouldKnowEveryServerFrame(Path file) throws IOException {
        ServerFrame frame = FrameReader.read(Files.readString(file));

        assertThat(frame).isNotInstanceOf(ServerFrame.Other.class);
        if (frame instanceof ServerFrame.Events events) {
            assertThat(events.events()).isNotEmpty().noneMatch(event -> event.content() instanceof Event.Other);
        }
    }

    @Test
    void readShouldTakeEveryFieldOfAWelcome() throws IOException {
        ServerFrame.Welcome welcome = (ServerFrame.Welcome) FrameReader.read(golden("server-welcome.json"));

        assertThat(welcome.user()).isEqualTo(new Person(ALICE, "alice", "Alice", false));
        assertThat(welcome.limits()).isEqualTo(new ServerFrame.Limits(65_536, 4_000, 1_000));
        assertThat(welcome.heartbeat()).isEqualTo(Duration.ofSeconds(25));
        assertThat(welcome.nodes()).containsExactly("http://127.0.0.1:8081");
        assertThat(welcome.rooms())
                .contains(new RoomInfo(
                        ROOM, "public", "lunch", "Who eats where", "owner", Optional.empty(), 14, 12, 10, 4));
        assertThat(welcome.rooms().get(1).peer()).contains(BOB);
    }

    @Test
    void readShouldTakeEveryFieldOfAMessage() throws IOException {
        ServerFrame.Events events = (ServerFrame.Events) FrameReader.read(golden("server-events.json"));

        assertThat(events.events())
                .startsWith(
                        new Event(
                                13,
                                12,
                                Instant.ofEpochMilli(1764000000123L),
                                ALICE,
                                new Event.Message("c-1", "Grüße, 👋 \"world\"", false)),
                        new Event(
                                14,
                                13,
                                Instant.ofEpochMilli(1764000000124L),
                                BOB,
                                new Event.Message("c-7", "waves", true)));
    }

    @Test
    void readShouldTakeEveryFieldOfAnError() throws IOException {
        ServerFrame.Failure failure = (ServerFrame.Failure) FrameReader.read(golden("server-error-retryable.json"));

        assertThat(failure)
                .isEqualTo(new ServerFrame.Failure(
                        4002,
                        "overloaded",
                        "The server is busy; please try again.",
                        true,
                        Optional.of(Duration.ofSeconds(1)),
                        Optional.of("c-4"),
                        Optional.empty(),
                        Optional.of(ROOM)));
    }

    @Test
    void readShouldBearAnErrorThatGivesBackARoomThatIsNone() throws IOException {
        String golden = golden("server-error.json").replace(ROOM.toString(), "lunch");

        assertThat(FrameReader.read(golden))
                .isInstanceOfSatisfying(
                        ServerFrame.Failure.class,
                        failure -> assertThat(failure.room()).isEmpty());
    }

    @Test
    void writtenFramesShouldBeTheGoldenOnes() throws IOException {
        assertSame(ClientFrames.send(ROOM, "c-1", "Grüße, 👋 \"world\"", false), "client-send.json");
        assertSame(ClientFrames.send(ROOM, "c-2", "waves", true), "client-send-action.json");
        assertSame(ClientFrames.edit(ROOM, "c-3", 13, "Grüße, 👋 \"world\"!"), "client-edit.json");
        assertSame(ClientFrames.resume(Map.of(ROOM, 12L)), "client-resume.json");
        assertSame(ClientFrames.history("h1", ROOM, OptionalLong.of(100), 50), "client-history.json");
        assertSame(ClientFrames.read(ROOM, 14), "client-read.json");
        assertSame(ClientFrames.watch(List.of(ALICE, BOB)), "client-watch.json");
        assertSame(ClientFrames.ping("p1"), "client-ping.json");
    }

    private static void assertSame(String written, String goldenName) throws IOException {
        JsonObject expected = JsonCodec.parseObject(golden(goldenName));
        assertThat(JsonCodec.parseObject(written)).isEqualTo(expected);
    }

    private static String golden(String name) throws IOException {
        return Files.readString(FRAMES.resolve(name));
    }
}
