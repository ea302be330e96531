package org.parley.socket.web;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.parley.account.UserId;
import org.parley.message.ClientId;
import org.parley.room.RoomId;

/** What a client may say: {@code docs/protocol.md}, "Client to server". */
sealed interface ClientFrame {

    /** Says something in a room. */
    record Send(RoomId room, ClientId clientId, String body, boolean action) implements ClientFrame {}

    /** Gives a message of one's own another text. */
    record Edit(RoomId room, ClientId clientId, long of, String body) implements ClientFrame {}

    /** Begins the streams of these rooms, each after the last offset that the client holds. */
    record Resume(List<Position> rooms) implements ClientFrame {

        /** @param after 0 for a client that holds nothing; not yet compared with the room's end */
        record Position(RoomId room, long after) {}
    }

    /** Asks for the events before an offset, or for the last ones. */
    record History(String id, RoomId room, OptionalLong before, int limit) implements ClientFrame {}

    /** Tells how far the person has read. */
    record Read(RoomId room, long offset) implements ClientFrame {}

    /** Looks at these people's presence, and no others'. */
    record Watch(List<UserId> users) implements ClientFrame {}

    /** Asks for a sign of life. */
    record Ping(Optional<String> id) implements ClientFrame {}
}
