package org.parley.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.message.ClientId;
import org.parley.room.RoomId;

/**
 * The fields of one JSON object from outside, each read as what it must be, or refused by name.
 *
 * <p>Every method throws {@link ParleyException} with {@code INVALID_FIELD} and a sentence that names the field.
 */
public final class JsonFields {
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final JsonObject json;
    private final boolean nullIsAbsent;

    public JsonFields(JsonObject json) {
        this(json, false);
    }

    private JsonFields(JsonObject json, boolean nullIsAbsent) {
        this.json = json;
        this.nullIsAbsent = nullIsAbsent;
    }

    /** As others write JSON: {@code null}, here and in objects within, says that there is no such field. */
    public static JsonFields withNulls(JsonObject json) {
        return new JsonFields(json, true);
    }

    private @Nullable JsonValue get(String key) {
        JsonValue value = json.get(key);
        return nullIsAbsent && value == JsonValue.NULL ? null : value;
    }

    public String text(String key) {
        return optionalText(key).orElseThrow(() -> invalid(key, "a text"));
    }

    public Optional<String> optionalText(String key) {
        JsonValue value = get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof JsonString text) {
            return Optional.of(text.getString());
        }
        throw invalid(key, "a text");
    }

    public boolean flag(String key) {
        JsonValue value = get(key);
        if (value == null || value == JsonValue.FALSE) {
            return false;
        }
        if (value == JsonValue.TRUE) {
            return true;
        }
        throw invalid(key, "true or false");
    }

    public long number(String key) {
        return optionalNumber(key).orElseThrow(() -> invalid(key, "a whole number"));
    }

    public OptionalLong optionalNumber(String key) {
        JsonValue value = get(key);
        if (value == null) {
            return OptionalLong.empty();
        }
        try {
            if (value instanceof JsonNumber number) {
                return OptionalLong.of(number.longValueExact());
            }
        } catch (ArithmeticException e) {
            throw invalid(key, "a whole number");
        }
        throw invalid(key, "a whole number");
    }

    public RoomId room(String key) {
        return new RoomId(uuid(key, text(key)));
    }

    public ClientId clientId(String key) {
        String value = text(key);
        if (!ClientId.isValid(value)) {
            throw invalid(key, "1 to 64 characters of A-Z a-z 0-9 . _ : -");
        }
        return new ClientId(value);
    }

    /** As {@link #clientId}, for the fields by which a client matches answers. */
    public Optional<String> optionalId(String key) {
        return optionalText(key).map(value -> clientId(key).value());
    }

    public List<UserId> users(String key, int max) {
        return array(key, max).stream()
                .map(value -> value instanceof JsonString text ? text.getString() : "")
                .map(text -> new UserId(uuid(key, text)))
                .toList();
    }

    public <T> List<T> objects(String key, int max, Function<JsonFields, T> reader) {
        return array(key, max).stream()
                .map(value -> {
                    if (value instanceof JsonObject object) {
                        return reader.apply(new JsonFields(object, nullIsAbsent));
                    }
                    throw invalid(key, "an array of objects");
                })
                .toList();
    }

    /** Empty if there is no such field. */
    public <T> List<T> optionalObjects(String key, int max, Function<JsonFields, T> reader) {
        return get(key) == null ? List.of() : objects(key, max, reader);
    }

    /** Empty if there is no such field. */
    public Optional<JsonFields> optionalObject(String key) {
        JsonValue value = get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof JsonObject object) {
            return Optional.of(new JsonFields(object, nullIsAbsent));
        }
        throw invalid(key, "an object");
    }

    private JsonArray array(String key, int max) {
        if (get(key) instanceof JsonArray array && array.size() <= max) {
            return array;
        }
        throw invalid(key, "an array of at most " + max + " elements");
    }

    private static UUID uuid(String key, String text) {
        if (!UUID_TEXT.matcher(text).matches()) {
            throw invalid(key, "an id of 36 characters such as 0191d5c2-0000-7000-8000-00000000000a");
        }
        return UUID.fromString(text);
    }

    /** @param kind what the field takes */
    public static ParleyException invalid(String key, String kind) {
        return new ParleyException(ErrorCode.INVALID_FIELD, "The field \"" + key + "\" takes " + kind + ".");
    }
}
