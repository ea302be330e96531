package org.parley.message.service;

import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;
import org.parley.message.ClientId;
import org.parley.message.EventContent;
import org.parley.room.RoomId;

/**
 * Somebody wants to say something, or to say it otherwise than they did.
 *
 * @param content an {@link EventContent.Message} or {@link EventContent.Edited}
 * @param trace the span of the frame that it came in; null if it is not traced
 */
public record NewMessage(
        RoomId room,
        UserId author,
        ClientId clientId,
        EventContent content,
        @Nullable Span trace) {

    /** Something new; see {@link EventContent.Message}. */
    public NewMessage(
            RoomId room, UserId author, ClientId clientId, String text, boolean action, @Nullable Span trace) {
        this(room, author, clientId, new EventContent.Message(text, action), trace);
    }

    String text() {
        return content instanceof EventContent.Edited edited ? edited.text() : ((EventContent.Message) content).text();
    }
}
