package org.parley.socket.web;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.util.Map;
import java.util.NoSuchElementException;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.message.service.MessageService;

/**
 * The only place where a client's JSON is parsed. What comes out is typed; nothing of a client's JSON goes further.
 *
 * <p>Stateless.
 */
final class FrameDecoder {
    private static final JsonParserFactory PARSERS = JsonProvider.provider().createParserFactory(Map.of());
    private static final int MAX_DEPTH = 8;
    private static final int MAX_ROOMS = 500;
    private static final int MAX_USERS = 500;
    private static final int DEFAULT_PAGE = 50;

    private FrameDecoder() {}

    /** @throws FrameRefusedException with the code that tells the client what is wrong */
    static ClientFrame decode(String text) {
        JsonObject json = parse(text);
        try {
            return decode(new FrameFields(json));
        } catch (ParleyException e) {
            throw new FrameRefusedException(e, FrameRefusedException.Reference.of(json));
        }
    }

    private static ClientFrame decode(FrameFields fields) {
        return switch (fields.text("type")) {
            case "send" ->
                new ClientFrame.Send(
                        fields.room("room"), fields.clientId("clientId"), fields.text("body"), fields.flag("action"));
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

    private static ClientFrame history(FrameFields fields) {
        long limit = fields.optionalNumber("limit").orElse(DEFAULT_PAGE);
        if (limit < 1 || limit > MessageService.MAX_PAGE) {
            throw FrameFields.invalid("limit", "a whole number from 1 to " + MessageService.MAX_PAGE);
        }
        String id = fields.optionalId("id").orElseThrow(() -> FrameFields.invalid("id", "a text"));
        return new ClientFrame.History(id, fields.room("room"), fields.optionalNumber("before"), (int) limit);
    }

    private static JsonObject parse(String text) {
        if (depth(text) > MAX_DEPTH) {
            throw refused(ErrorCode.TOO_DEEP);
        }
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            if (parser.next() == JsonParser.Event.START_OBJECT) {
                JsonObject object = parser.getObject();
                if (!parser.hasNext()) {
                    return object;
                }
            }
            throw refused(ErrorCode.MALFORMED_FRAME);
        } catch (JsonException | IllegalStateException | NoSuchElementException e) {
            throw refused(ErrorCode.MALFORMED_FRAME);
        }
    }

    private static FrameRefusedException refused(ErrorCode code) {
        return new FrameRefusedException(new ParleyException(code), FrameRefusedException.Reference.NONE);
    }

    /** How deep brackets are nested outside of texts: known before anything is built of them. */
    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        boolean inText = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inText) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    inText = false;
                }
            } else if (c == '"') {
                inText = true;
            } else if (c == '{' || c == '[') {
                deepest = Math.max(deepest, ++depth);
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
        return deepest;
    }
}
