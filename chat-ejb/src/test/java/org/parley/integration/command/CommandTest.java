package org.parley.integration.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.account.Username;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.message.ClientId;
import org.parley.room.RoomId;
import org.parley.room.RoomKind;

class CommandTest {
    private static final ClientId ID = new ClientId("order-4711");
    private static final RoomId ROOM = new RoomId(UUID.fromString("0191d5c2-0000-7000-8000-00000000000a"));

    @Test
    void everyCommandShouldBeReadAsWhatItIs() {
        assertThat(Command.read(json("'type': 'post', 'room': 'ROOM', 'body': 'hello', 'further': 1")))
                .isEqualTo(new Command.Post(ID, ROOM, "hello", false));
        assertThat(Command.read(json("'type': 'create-room', 'kind': 'private', 'name': 'Orders'")))
                .isEqualTo(new Command.CreateRoom(ID, RoomKind.PRIVATE, "Orders", ""));
        assertThat(Command.read(json("'type': 'edit', 'room': 'ROOM', 'of': 3, 'body': 'hello'")))
                .isEqualTo(new Command.Edit(ID, ROOM, 3, "hello"));
        assertThat(Command.read(json("'type': 'change-room', 'room': 'ROOM', 'topic': ''")))
                .isEqualTo(new Command.ChangeRoom(ID, ROOM, null, ""));
        assertThat(Command.read(json("'type': 'invite', 'room': 'ROOM', 'user': 'Alice'")))
                .isEqualTo(new Command.Invite(ID, ROOM, Username.of("alice")));
        assertThat(Command.read(json("'type': 'join', 'room': 'ROOM'"))).isEqualTo(new Command.Join(ID, ROOM));
        assertThat(Command.read(json("'type': 'leave', 'room': 'ROOM'"))).isEqualTo(new Command.Leave(ID, ROOM));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            [1]                                                              | MALFORMED_FRAME
            {'id': '1', 'type': 'join'} {}                                   | MALFORMED_FRAME
            {'id': '1', 'type': 'dance'}                                     | UNKNOWN_TYPE
            {'type': 'join', 'room': '0191d5c2-0000-7000-8000-00000000000a'} | INVALID_FIELD
            {'id': 'a b', 'type': 'join'}                                    | INVALID_FIELD
            {'id': '1', 'type': 'join', 'room': 'lounge'}                    | INVALID_FIELD
            {'id': '1', 'type': 'create-room', 'kind': 'direct', 'name': 'x'} | INVALID_FIELD
            {'id': [[[[[[[[1]]]]]]]]}                                        | TOO_DEEP
            """)
    void whatIsNoneShouldBeToldByACode(String text, ErrorCode code) {
        assertThatThrownBy(() -> Command.read(text.replace('\'', '"')))
                .isInstanceOfSatisfying(
                        ParleyException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static String json(String fields) {
        return "{'id': 'order-4711', %s}"
                .formatted(fields)
                .replace("ROOM", ROOM.toString())
                .replace('\'', '"');
    }
}
