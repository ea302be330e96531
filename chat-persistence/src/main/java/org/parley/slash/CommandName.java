package org.parley.slash;

import java.util.regex.Pattern;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;

/** What a person types behind the slash: 2 to 32 characters of {@code a-z 0-9 -}, but not {@code me}, which is Parley's. */
public record CommandName(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{2,32}");
    private static final String ACTION = "me";

    /** @throws ParleyException {@code INVALID_FIELD} */
    public static CommandName of(String text) {
        if (!FORM.matcher(text).matches() || text.equals(ACTION)) {
            throw new ParleyException(
                    ErrorCode.INVALID_FIELD, "A command has 2 to 32 characters of a-z, 0-9 and -, and is not me.");
        }
        return new CommandName(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
