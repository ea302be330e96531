package org.parley.integration.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.contract.FrameSchemas;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.message.ClientId;
import org.parley.room.RoomId;

/** What other systems say, and are answered, is as {@code docs/integration.md} and the schemas say. */
class CommandDocumentsTest {
    private static final String ROOM = "0191d5c2-0000-7000-8000-00000000000a";
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^ *(\\{\"(?:id|specversion)\".*\\})$");
    private static final Command POST =
            new Command.Post(new ClientId("order-4711"), RoomId.of(ROOM), "order 4711 is blocked", false);

    private static List<String> examples() throws IOException {
        String manual =
                Files.readString(FrameSchemas.DOCS.resolve("integration.md")).replace("$ROOM", ROOM);
        return EXAMPLE.matcher(manual).results().map(match -> match.group(1)).toList();
    }

    @Test
    void theManualShouldShowEachCommandAsItIsRead() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (String example : examples()) {
            if (example.contains("\"specversion\"")) {
                assertThat(FrameSchemas.strict().violationsOfCloudEvent(example))
                        .as(example)
                        .isEmpty();
            } else if (example.contains("\"ok\"")) {
                assertThat(FrameSchemas.strict().violationsOfAnswer(example))
                        .as(example)
                        .isEmpty();
            } else {
                assertThat(FrameSchemas.strict().violationsOfCommand(example))
                        .as(example)
                        .isEmpty();
                assertThatCode(() -> Command.read(example)).doesNotThrowAnyException();
                shown.add(example.replaceFirst(".*\"type\": *\"([a-z-]+)\".*", "$1"));
            }
        }
        assertThat(shown).isEqualTo(FrameSchemas.strict().typesFrom("command"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'id':'1','type':'dance'}                                      | UNKNOWN_TYPE",
                "{'type':'join','room':'0191d5c2-0000-7000-8000-00000000000a'}  | INVALID_FIELD",
                "{'id':'a b','type':'leave','room':'0191d5c2-0000-7000-8000-00000000000a'} | INVALID_FIELD",
                "{'id':'1','type':'post','room':'lunch','body':'x'}             | INVALID_FIELD",
                "{'id':'1','type':'post','room':'0191d5c2-0000-7000-8000-00000000000a'} | INVALID_FIELD",
                "{'id':'1','type':'create-room','kind':'secret','name':'x'}     | INVALID_FIELD",
                "{'id':'1','type':'invite','room':'0191d5c2-0000-7000-8000-00000000000a','user':'Bob!'} | INVALID_FIELD"
            })
    void whatIsWrongShouldBeSoByTheSchemaToo(String command, ErrorCode code) {
        String text = command.replace('\'', '"');

        assertThat(FrameSchemas.strict().violationsOfCommand(text)).isNotEmpty();
        assertThatThrownBy(() -> Command.read(text))
                .isInstanceOfSatisfying(
                        ParleyException.class,
                        failure -> assertThat(failure.code()).isEqualTo(code));
    }

    @Test
    void answersShouldBeValid() {
        RoomId room = RoomId.of(ROOM);

        assertThat(List.of(
                        Answer.posted(POST, room, 12),
                        Answer.done(POST, room),
                        Answer.refused(POST, new ParleyException(ErrorCode.NOT_A_MEMBER))))
                .allSatisfy(answer -> assertThat(FrameSchemas.strict().violationsOfAnswer(answer))
                        .isEmpty());
    }
}
