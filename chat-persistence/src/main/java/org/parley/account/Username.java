package org.parley.account;

import java.util.Locale;
import java.util.regex.Pattern;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;

/**
 * The name one logs in with.
 *
 * @param value 3 to 32 characters of {@code a-z 0-9 . _ -}, the first a letter or digit
 */
public record Username(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{2,31}");

    /**
     * The name as it is kept, given in any case.
     *
     * @throws ParleyException {@code INVALID_FIELD} if it cannot be a username
     */
    public static Username of(String text) {
        if (!isValid(text)) {
            throw new ParleyException(
                    ErrorCode.INVALID_FIELD,
                    "The field username takes 3 to 32 characters of a-z 0-9 . _ -, the first a letter or digit.");
        }
        return new Username(text.toLowerCase(Locale.ROOT));
    }

    public static boolean isValid(String text) {
        return ALLOWED.matcher(text).matches();
    }
}
