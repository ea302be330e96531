package org.parley.message.mongo;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;
import org.parley.message.ClientId;
import org.parley.message.EventContent;
import org.parley.message.RoomEvent;
import org.parley.room.RoomId;

/** An event as a BSON document. The names of the fields are stored with every event, so they do not change. */
final class EventDocuments {
    /** An ObjectId of the second of {@link #AT}: the index on it, which is always there, finds a stretch of time. */
    static final String ID = "_id";

    static final String ROOM = "room";
    static final String OFFSET = "offset";
    static final String AT = "at";
    static final String AUTHOR = "author";
    static final String CLIENT_ID = "clientId";
    static final String MESSAGES = "messages";

    private static final String KIND = "kind";
    private static final String BODY = "body";
    private static final String ACTION = "action";
    private static final String OF = "of";
    private static final String USER = "user";

    private static final String NAME = "name";
    private static final String TOPIC = "topic";
    private static final Set<String> COMMON = Set.of(ID, ROOM, OFFSET, AT, AUTHOR, CLIENT_ID, MESSAGES);

    private EventDocuments() {}

    static Document of(RoomEvent event) {
        Document document = new Document(ID, new ObjectId(Date.from(event.at())))
                .append(ROOM, event.room().value())
                .append(OFFSET, event.offset())
                .append(MESSAGES, event.messages())
                .append(AT, Date.from(event.at()))
                .append(AUTHOR, event.author().value())
                .append(CLIENT_ID, event.clientId().value());
        EventContent content = event.content();
        if (content instanceof EventContent.Message message) {
            document.append(KIND, "message").append(BODY, message.text());
            return message.action() ? document.append(ACTION, true) : document;
        } else if (content instanceof EventContent.Edited edited) {
            return document.append(KIND, "edited").append(OF, edited.of()).append(BODY, edited.text());
        } else if (content instanceof EventContent.Joined joined) {
            return document.append(KIND, "joined").append(USER, joined.user().value());
        } else if (content instanceof EventContent.Left left) {
            return document.append(KIND, "left").append(USER, left.user().value());
        } else if (content instanceof EventContent.RoomChanged changed) {
            document.append(KIND, "room-changed");
            appendUnlessNull(document, NAME, changed.name());
            appendUnlessNull(document, TOPIC, changed.topic());
            return document;
        } else if (content instanceof EventContent.RoomDeleted) {
            return document.append(KIND, "room-deleted");
        }
        throw new IllegalArgumentException("this release does not write " + content);
    }

    private static void appendUnlessNull(Document document, String field, @Nullable String text) {
        if (text != null) {
            document.append(field, text);
        }
    }

    static RoomEvent event(Document document) {
        return new RoomEvent(
                new RoomId(document.get(ROOM, UUID.class)),
                document.getLong(OFFSET),
                document.getLong(MESSAGES),
                document.getDate(AT).toInstant(),
                new UserId(document.get(AUTHOR, UUID.class)),
                new ClientId(document.getString(CLIENT_ID)),
                content(document));
    }

    private static EventContent content(Document document) {
        String kind = document.getString(KIND);
        return switch (kind) {
            case "message" -> new EventContent.Message(document.getString(BODY), document.getBoolean(ACTION, false));
            case "edited" -> new EventContent.Edited(document.getLong(OF), document.getString(BODY));
            case "joined" -> new EventContent.Joined(new UserId(document.get(USER, UUID.class)));
            case "left" -> new EventContent.Left(new UserId(document.get(USER, UUID.class)));
            case "room-changed" -> new EventContent.RoomChanged(document.getString(NAME), document.getString(TOPIC));
            case "room-deleted" -> new EventContent.RoomDeleted();
            default -> later(document);
        };
    }

    /** As the JSON of the event has it: ids are texts there, and times are milliseconds. */
    private static EventContent later(Document document) {
        JsonObjectBuilder fields = JsonProvider.provider().createObjectBuilder();
        document.forEach((name, value) -> {
            if (COMMON.contains(name)) {
                return;
            }
            if (value instanceof Boolean flag) {
                fields.add(name, flag);
            } else if (value instanceof Number number) {
                fields.add(name, number.longValue());
            } else if (value instanceof Date time) {
                fields.add(name, time.getTime());
            } else {
                fields.add(name, String.valueOf(value));
            }
        });
        return new EventContent.Later(fields.build());
    }
}
