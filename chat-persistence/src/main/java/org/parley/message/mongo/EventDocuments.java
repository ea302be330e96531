package org.parley.message.mongo;

import java.util.Date;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.ObjectId;
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
    private static final String USER = "user";

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
        } else if (content instanceof EventContent.Joined joined) {
            return document.append(KIND, "joined").append(USER, joined.user().value());
        } else if (content instanceof EventContent.Left left) {
            return document.append(KIND, "left").append(USER, left.user().value());
        }
        return document.append(KIND, "room-deleted");
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
            case "joined" -> new EventContent.Joined(new UserId(document.get(USER, UUID.class)));
            case "left" -> new EventContent.Left(new UserId(document.get(USER, UUID.class)));
            case "room-deleted" -> new EventContent.RoomDeleted();
            default -> throw new IllegalArgumentException("No event is of kind " + kind);
        };
    }
}
