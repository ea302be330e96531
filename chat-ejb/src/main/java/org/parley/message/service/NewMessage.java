package org.parley.message.service;

import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;
import org.parley.message.ClientId;
import org.parley.room.RoomId;

/**
 * Somebody wants to say something; see {@link org.parley.message.EventContent.Message}.
 *
 * @param trace the span of the frame that it came in; null if it is not traced
 */
public record NewMessage(
        RoomId room,
        UserId author,
        ClientId clientId,
        String text,
        boolean action,
        @Nullable Span trace) {}
