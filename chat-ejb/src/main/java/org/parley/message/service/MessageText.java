package org.parley.message.service;

import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;

/** What a message may consist of, whichever door it comes in by. */
final class MessageText {
    private MessageText() {}

    /** @throws ParleyException {@code EMPTY_BODY}, {@code BODY_TOO_LONG} or {@code INVALID_TEXT} */
    static void check(String text, int maxCharacters) {
        if (text.length() > maxCharacters && text.codePointCount(0, text.length()) > maxCharacters) {
            throw new ParleyException(
                    ErrorCode.BODY_TOO_LONG, "A message has at most " + maxCharacters + " characters.");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c) || c == 0) {
                throw new ParleyException(ErrorCode.INVALID_TEXT);
            }
        }
        if (text.codePoints().noneMatch(MessageText::isVisible)) {
            throw new ParleyException(ErrorCode.EMPTY_BODY);
        }
    }

    /** White space of every kind, a no-break or a zero-width space among them, leaves nothing to read. */
    private static boolean isVisible(int character) {
        return !Character.isWhitespace(character)
                && !Character.isSpaceChar(character)
                && !Character.isISOControl(character)
                && Character.getType(character) != Character.FORMAT;
    }
}
