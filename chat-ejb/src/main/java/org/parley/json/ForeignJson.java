package org.parley.json;

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

/** The one place where JSON that comes from outside, by a socket, a queue or a webhook, is parsed. Thread-safe. */
public final class ForeignJson {
    private static final JsonParserFactory PARSERS = JsonProvider.provider().createParserFactory(Map.of());
    private static final int MAX_DEPTH = 8;

    private ForeignJson() {}

    /**
     * The object that this text is, and nothing else.
     *
     * @throws ParleyException {@code MALFORMED_FRAME}; {@code TOO_DEEP}
     */
    public static JsonObject object(String text) {
        return object(text, MAX_DEPTH);
    }

    /**
     * As above, for JSON of a foreign form.
     *
     * @param maxDepth how deep objects and arrays may lie in each other
     */
    public static JsonObject object(String text, int maxDepth) {
        if (depth(text) > maxDepth) {
            throw new ParleyException(ErrorCode.TOO_DEEP);
        }
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            if (parser.next() == JsonParser.Event.START_OBJECT) {
                JsonObject object = parser.getObject();
                if (!parser.hasNext()) {
                    return object;
                }
            }
            throw new ParleyException(ErrorCode.MALFORMED_FRAME);
        } catch (JsonException | IllegalStateException | NoSuchElementException e) {
            throw new ParleyException(ErrorCode.MALFORMED_FRAME);
        }
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
