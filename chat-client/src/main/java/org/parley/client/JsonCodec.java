package org.parley.client;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonStructure;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Map;

/** JSON text and back. The provider is looked up once: {@code Json.create…} would do so on each call. */
final class JsonCodec {
    private static final JsonProvider PROVIDER = JsonProvider.provider();
    private static final JsonReaderFactory READERS = PROVIDER.createReaderFactory(Map.of());

    private JsonCodec() {}

    static JsonObjectBuilder object() {
        return PROVIDER.createObjectBuilder();
    }

    static jakarta.json.JsonArrayBuilder array() {
        return PROVIDER.createArrayBuilder();
    }

    /** @throws JsonException if the text is not one JSON object or array */
    static JsonStructure parse(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return reader.read();
        }
    }

    /** @throws JsonException if the text is not one JSON object */
    static JsonObject parseObject(String text) {
        if (parse(text) instanceof JsonObject object) {
            return object;
        }
        throw new JsonException("Not a JSON object");
    }
}
