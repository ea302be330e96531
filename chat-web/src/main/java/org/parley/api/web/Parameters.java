package org.parley.api.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.room.RoomId;

/** Values in paths and queries, refused with the error that fits. */
public final class Parameters {
    private static final int UUID_LENGTH = 36;

    private Parameters() {}

    /** @throws ParleyException {@code ROOM_NOT_FOUND} if no room can have this id */
    public static RoomId room(String text) {
        return new RoomId(uuid(text, ErrorCode.ROOM_NOT_FOUND));
    }

    /** @throws ParleyException {@code USER_NOT_FOUND} if no person can have this id */
    public static UserId user(String text) {
        return new UserId(uuid(text, ErrorCode.USER_NOT_FOUND));
    }

    /** @throws ParleyException {@code NOT_FOUND} if nothing can have this id */
    public static UUID id(String text) {
        return uuid(text, ErrorCode.NOT_FOUND);
    }

    private static UUID uuid(String text, ErrorCode otherwise) {
        try {
            // UUID.fromString() takes shorter forms as well, which no client was given by Parley.
            if (text.length() == UUID_LENGTH) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            throw new ParleyException(otherwise, otherwise.text(), e);
        }
        throw new ParleyException(otherwise);
    }

    /** @throws ParleyException {@code INVALID_FIELD} unless this is a whole number in [{@code min}, {@code max}] */
    public static long number(String name, @Nullable String text, long fallback, long min, long max) {
        if (text == null) {
            return fallback;
        }
        try {
            long value = Long.parseLong(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw notNumber(name, min, max, e);
        }
        throw notNumber(name, min, max, null);
    }

    private static ParleyException notNumber(String name, long min, long max, @Nullable Throwable cause) {
        String range = max == Long.MAX_VALUE ? "a whole number" : "a whole number from " + min + " to " + max;
        return new ParleyException(ErrorCode.INVALID_FIELD, "The field " + name + " takes " + range + ".", cause);
    }
}
