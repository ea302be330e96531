package org.parley.socket.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.account.UserId;
import org.parley.failure.ErrorCode;
import org.parley.message.ClientId;
import org.parley.room.RoomId;

/** The decoder against the golden frames, and against what clients should not send. */
class FrameDecoderTest {
    private static final Path FRAMES = Path.of("..", "docs", "frames");
    private static final RoomId ROOM = RoomId.of("0191d5c2-0000-7000-8000-00000000000a");
    private static final UserId ALICE = UserId.of("0191d5c2-0000-7000-8000-0000000000a1");
    private static final UserId BOB = UserId.of("0191d5c2-0000-7000-8000-0000000000b1");

    @Test
    void everyGoldenFrameShouldBeUnderstood() throws IOException {
        assertThat(golden("send"))
                .isEqualTo(new ClientFrame.Send(ROOM, new ClientId("c-1"), "Grüße, 👋 \"world\"", false));
        assertThat(golden("send-action")).isEqualTo(new ClientFrame.Send(ROOM, new ClientId("c-2"), "waves", true));
        assertThat(golden("resume"))
                .isEqualTo(new ClientFrame.Resume(List.of(new ClientFrame.Resume.Position(ROOM, 12))));
        assertThat(golden("history")).isEqualTo(new ClientFrame.History("h1", ROOM, OptionalLong.of(100), 50));
        assertThat(golden("history-latest")).isEqualTo(new ClientFrame.History("h2", ROOM, OptionalLong.empty(), 50));
        assertThat(golden("edit"))
                .isEqualTo(new ClientFrame.Edit(ROOM, new ClientId("c-3"), 13, "Grüße, 👋 \"world\"!"));
        assertThat(golden("read")).isEqualTo(new ClientFrame.Read(ROOM, 14));
        assertThat(golden("watch")).isEqualTo(new ClientFrame.Watch(List.of(ALICE, BOB)));
        assertThat(golden("ping")).isEqualTo(new ClientFrame.Ping(Optional.of("p1")));
    }

    @Test
    void noGoldenFrameShouldBeWithoutATest() throws IOException {
        try (var files = Files.list(FRAMES)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("client-")))
                    .containsExactlyInAnyOrder(
                            "client-send.json",
                            "client-send-action.json",
                            "client-edit.json",
                            "client-resume.json",
                            "client-history.json",
                            "client-history-latest.json",
                            "client-read.json",
                            "client-watch.json",
                            "client-ping.json");
        }
    }

    @Test
    void unknownFieldsShouldBePassedOver() {
        assertThat(FrameDecoder.decode("{'type':'ping','later':{'a':[1]}}".replace('\'', '"')))
                .isEqualTo(new ClientFrame.Ping(Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "MALFORMED_FRAME | hello",
                "MALFORMED_FRAME | [1]",
                "MALFORMED_FRAME | {\"type\":\"ping\"",
                "MALFORMED_FRAME | {\"type\":\"ping\"} trailing",
                "UNKNOWN_TYPE    | {\"type\":\"fly\"}",
                "INVALID_FIELD   | {}",
                "INVALID_FIELD   | {\"type\":7}",
                "INVALID_FIELD   | {\"type\":\"ping\",\"id\":\"\"}",
                "INVALID_FIELD   | {\"type\":\"ping\",\"id\":\"a b\"}",
                "INVALID_FIELD   | {\"type\":\"read\",\"room\":\"x\",\"offset\":1}",
                "INVALID_FIELD   | {\"type\":\"resume\",\"rooms\":{}}",
                "INVALID_FIELD   | {\"type\":\"resume\",\"rooms\":[1]}",
                "INVALID_FIELD   | {\"type\":\"watch\",\"users\":[1]}",
                "TOO_DEEP        | {\"type\":[[[[[[[[1]]]]]]]]}",
            })
    void whatCannotBeReadShouldBeRefusedByItsCode(ErrorCode code, String text) {
        assertThatThrownBy(() -> FrameDecoder.decode(text))
                .isInstanceOfSatisfying(
                        FrameRefusedException.class,
                        e -> assertThat(e.reason().code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource({"after,1.5", "after,1e30", "after,\"1\"", "after,null", "after,true"})
    void aNumberShouldBeWhole(String field, String value) {
        String text = "{\"type\":\"resume\",\"rooms\":[{\"room\":\"" + ROOM + "\",\"" + field + "\":" + value + "}]}";
        assertThatThrownBy(() -> FrameDecoder.decode(text))
                .isInstanceOf(FrameRefusedException.class)
                .hasMessageContaining("\"after\"");
    }

    @Test
    void aRefusedFrameShouldBeToldByItsClientId() {
        String text = "{\"type\":\"send\",\"room\":\"nowhere\",\"clientId\":\"c-9\",\"body\":\"x\"}";
        assertThatThrownBy(() -> FrameDecoder.decode(text)).isInstanceOfSatisfying(FrameRefusedException.class, e -> {
            assertThat(e.reference().clientId()).contains("c-9");
            assertThat(e.reference().room()).contains("nowhere");
        });
    }

    private static ClientFrame golden(String name) throws IOException {
        return FrameDecoder.decode(Files.readString(FRAMES.resolve("client-" + name + ".json")));
    }
}
