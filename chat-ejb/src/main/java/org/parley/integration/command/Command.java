package org.parley.integration.command;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.parley.account.Username;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.json.ForeignJson;
import org.parley.json.JsonFields;
import org.parley.message.ClientId;
import org.parley.message.EventContent;
import org.parley.room.RoomId;
import org.parley.room.RoomKind;

/** What another system asks for; {@code docs/integration.md} says what each does. */
public sealed interface Command {

    /** Chosen by the sender, and never used for anything else: a command of the same id is the same. */
    ClientId id();

    /** What becomes an event of a room's log as it stands. */
    sealed interface Saying extends Command {
        RoomId room();

        EventContent content();
    }

    /** Says something in a room. */
    record Post(ClientId id, RoomId room, String body, boolean action) implements Saying {
        @Override
        public EventContent content() {
            return new EventContent.Message(body, action);
        }
    }

    /** Gives a message of one's own another text. */
    record Edit(ClientId id, RoomId room, long of, String body) implements Saying {
        @Override
        public EventContent content() {
            return new EventContent.Edited(of, body);
        }
    }

    /** Makes a room, which the sender owns. */
    record CreateRoom(ClientId id, RoomKind kind, String name, String topic) implements Command {}

    /** Brings another person into a room. */
    record Invite(ClientId id, RoomId room, Username user) implements Command {}

    /** Gives a room another name or topic, or both. */
    record ChangeRoom(
            ClientId id,
            RoomId room,
            @Nullable String name,
            @Nullable String topic) implements Command {}

    /** Joins a public room. */
    record Join(ClientId id, RoomId room) implements Command {}

    /** Leaves a room. */
    record Leave(ClientId id, RoomId room) implements Command {}

    /**
     * The command that this text is; fields it does not know are passed over.
     *
     * @throws ParleyException {@code MALFORMED_FRAME}, {@code TOO_DEEP}, {@code UNKNOWN_TYPE}, {@code INVALID_FIELD}
     */
    static Command read(String text) {
        JsonObject json = ForeignJson.object(text);
        JsonFields fields = new JsonFields(json);
        ClientId id = fields.clientId("id");
        return switch (fields.text("type")) {
            case "post" -> new Post(id, fields.room("room"), fields.text("body"), fields.flag("action"));
            case "edit" -> new Edit(id, fields.room("room"), fields.number("of"), fields.text("body"));
            case "create-room" ->
                new CreateRoom(
                        id,
                        kind(fields.text("kind")),
                        fields.text("name"),
                        fields.optionalText("topic").orElse(""));
            case "invite" -> new Invite(id, fields.room("room"), Username.of(fields.text("user")));
            case "change-room" ->
                new ChangeRoom(
                        id,
                        fields.room("room"),
                        fields.optionalText("name").orElse(null),
                        fields.optionalText("topic").orElse(null));
            case "join" -> new Join(id, fields.room("room"));
            case "leave" -> new Leave(id, fields.room("room"));
            default ->
                throw new ParleyException(
                        ErrorCode.UNKNOWN_TYPE,
                        "The field \"type\" takes \"post\", \"edit\", \"create-room\", \"change-room\", \"invite\", \"join\" or \"leave\".");
        };
    }

    private static RoomKind kind(String text) {
        return switch (text) {
            case "public" -> RoomKind.PUBLIC;
            case "private" -> RoomKind.PRIVATE;
            default -> throw JsonFields.invalid("kind", "\"public\" or \"private\"");
        };
    }
}
