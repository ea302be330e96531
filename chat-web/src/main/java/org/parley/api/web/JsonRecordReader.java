package org.parley.api.web;

import jakarta.json.JsonException;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.text.Line;

/**
 * Reads the body of a request into a record of texts, strictly: the field of each component must be there and be a
 * text, unless the component is {@code @Nullable}; then it may be absent or null. Other fields are passed over.
 *
 * <p>JSON-B would do with less: it takes numbers for texts, leaves out what is missing, and says nothing of which field
 * is wrong. Thread-safe.
 */
final class JsonRecordReader {
    private static final JsonParserFactory PARSERS = JsonProvider.provider().createParserFactory(Map.of());
    private static final int MAX_DEPTH = 16;

    private JsonRecordReader() {}

    /** @throws ParleyException {@code MALFORMED_FRAME}, {@code TOO_DEEP}, {@code INVALID_FIELD}, {@code INVALID_TEXT} */
    static <R extends Record> R read(String json, Class<R> type) {
        return construct(type, texts(json, type));
    }

    private static Map<String, String> texts(String json, Class<?> type) {
        try (JsonParser parser = PARSERS.createParser(new StringReader(json))) {
            if (parser.next() != JsonParser.Event.START_OBJECT) {
                throw new ParleyException(ErrorCode.MALFORMED_FRAME);
            }
            Map<String, String> texts = readFields(parser, type);
            if (parser.hasNext()) {
                throw new ParleyException(ErrorCode.MALFORMED_FRAME);
            }
            return texts;
        } catch (JsonException | NoSuchElementException | IllegalStateException e) {
            throw new ParleyException(ErrorCode.MALFORMED_FRAME, ErrorCode.MALFORMED_FRAME.text(), e);
        }
    }

    private static Map<String, String> readFields(JsonParser parser, Class<?> type) {
        Map<String, String> texts = new HashMap<>();
        while (parser.next() == JsonParser.Event.KEY_NAME) {
            String field = parser.getString();
            JsonParser.Event value = parser.next();
            if (!isComponent(field, type)) {
                skip(parser, value);
            } else if (value == JsonParser.Event.VALUE_STRING) {
                if (texts.put(field, parser.getString()) != null) {
                    throw invalid(field, "is given twice");
                }
            } else if (value != JsonParser.Event.VALUE_NULL) {
                throw invalid(field, "takes a text");
            }
        }
        return texts;
    }

    private static void skip(JsonParser parser, JsonParser.Event first) {
        int depth = nesting(first);
        while (depth > 0) {
            depth += nesting(parser.next());
            if (depth > MAX_DEPTH) {
                throw new ParleyException(ErrorCode.TOO_DEEP);
            }
        }
    }

    private static int nesting(JsonParser.Event event) {
        return switch (event) {
            case START_OBJECT, START_ARRAY -> 1;
            case END_OBJECT, END_ARRAY -> -1;
            default -> 0;
        };
    }

    private static boolean isComponent(String field, Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .anyMatch(component -> component.getName().equals(field));
    }

    private static <R extends Record> R construct(Class<R> type, Map<String, String> texts) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            arguments[i] = argument(components[i], texts);
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof ParleyException refusal ? refusal : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String argument(RecordComponent component, Map<String, String> texts) {
        String text = texts.get(component.getName());
        if (text != null) {
            Line.requireUnicode(component.getName(), text);
        } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            throw invalid(component.getName(), "is missing");
        }
        return text;
    }

    private static ParleyException invalid(String field, String trouble) {
        return new ParleyException(ErrorCode.INVALID_FIELD, "The field " + field + " " + trouble + ".");
    }
}
