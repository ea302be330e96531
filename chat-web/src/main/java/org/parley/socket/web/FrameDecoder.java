package org.parley.socket.web;

import jakarta.json.JsonObject;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.json.ForeignJson;
import org.parley.json.JsonFields;
import org.parley.message.service.MessageService;

/**
 * Reads what clients send. What comes out is typed; nothing of a client's JSON goes further.
 *
 * <p>Stateless.
 */
final class FrameDecoder {
    private static final int MAX_ROOMS = 500;
    private static final int MAX_USERS = 500;
    private static final int DEFAULT_PAGE = 50;

    private FrameDecoder() {}

    /** @throws FrameRefusedException with the code that tells the client what is wrong */
    static ClientFrame decode(String text) {
        JsonObject json = parse(text);
        try {
            return decode(new JsonFields(json));
        } catch (ParleyException e) {
            throw new FrameRefusedException(e, FrameRefusedException.Reference.of(json));
        }
    }

    private static ClientFrame decode(JsonFields fields) {
        return switch (fields.text("type")) {
            case "send" ->
                new ClientFrame.Send(
                        fields.room("room"), fields.clientId("clientId"), fields.text("body"), fields.flag("action"));
            case "edit" ->
                new ClientFrame.Edit(
                        fields.room("room"), fields.clientId("clientId"), fields.number("of"), fields.text("body"));
            case "resume" ->
                new ClientFrame.Resume(fields.objects(
                        "rooms",
                        MAX_ROOMS,
                        room -> new ClientFrame.Resume.Position(room.room("room"), room.number("after"))));
            case "history" -> history(fields);
            case "read" -> new ClientFrame.Read(fields.room("room"), fields.number("offset"));
            case "watch" -> new ClientFrame.Watch(fields.users("users", MAX_USERS));
            case "ping" -> new ClientFrame.Ping(fields.optionalId("id"));
            default -> throw new ParleyException(ErrorCode.UNKNOWN_TYPE);
        };
    }

    private static ClientFrame history(JsonFields fields) {
        long limit = fields.optionalNumber("limit").orElse(DEFAULT_PAGE);
        if (limit < 1 || limit > MessageService.MAX_PAGE) {
            throw JsonFields.invalid("limit", "a whole number from 1 to " + MessageService.MAX_PAGE);
        }
        String id = fields.optionalId("id").orElseThrow(() -> JsonFields.invalid("id", "a text"));
        return new ClientFrame.History(id, fields.room("room"), fields.optionalNumber("before"), (int) limit);
    }

    private static JsonObject parse(String text) {
        try {
            return ForeignJson.object(text);
        } catch (ParleyException e) {
            throw new FrameRefusedException(e, FrameRefusedException.Reference.NONE);
        }
    }
}
