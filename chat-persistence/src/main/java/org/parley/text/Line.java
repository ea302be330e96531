package org.parley.text;

import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;

/** One line of text as people write it: a name, a topic. */
public final class Line {
    private Line() {}

    /**
     * The text without white space around it.
     *
     * @param field the name by which the asker knows the value, for the error
     * @param min the least number of characters (Unicode code points)
     * @param max the largest number of characters
     * @throws ParleyException {@code INVALID_FIELD} if it is too short or too long or holds control characters or line
     *     breaks, {@code INVALID_TEXT} if it is not valid Unicode
     */
    public static String of(String field, String text, int min, int max) {
        String line = text.strip();
        requireUnicode(field, line);
        int length = line.codePointCount(0, line.length());
        if (length < min || length > max) {
            throw new ParleyException(
                    ErrorCode.INVALID_FIELD, "The field " + field + " takes " + min + " to " + max + " characters.");
        }
        if (line.codePoints().anyMatch(Line::breaksLine)) {
            throw new ParleyException(
                    ErrorCode.INVALID_FIELD, "The field " + field + " takes a single line without control characters.");
        }
        return line;
    }

    /** @throws ParleyException {@code INVALID_TEXT} if the text holds half of a surrogate pair, or NUL */
    public static void requireUnicode(String field, String text) {
        boolean valid = text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
        if (!valid) {
            throw new ParleyException(ErrorCode.INVALID_TEXT, "The field " + field + " is not valid Unicode text.");
        }
    }

    private static boolean breaksLine(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
