package org.parley.socket.web;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Puts the parts of a text frame together, up to a limit; beyond it, what comes is forgotten. Not thread-safe. */
final class FrameAssembly {
    /** A frame that is this many times too large is no mistake that an error would mend. */
    private static final int FAR_BEYOND = 16;

    private final int maxBytes;
    private final StringBuilder parts = new StringBuilder();
    private long characters;
    private boolean tooLarge;

    /** @param maxBytes in UTF-8 */
    FrameAssembly(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    void add(String part) {
        characters += part.length();
        if (!tooLarge && parts.length() + part.length() <= maxBytes) {
            parts.append(part);
        } else {
            tooLarge = true;
            parts.setLength(0);
        }
    }

    /** Whether what has come of the present frame is so much that there is no point in waiting for its end. */
    boolean farBeyondLimit() {
        return characters > (long) FAR_BEYOND * maxBytes;
    }

    /** The whole frame, or null if it is too large; begins a new one. */
    @Nullable
    String take() {
        String frame = parts.toString();
        boolean refused = tooLarge || bytes(frame) > maxBytes;
        parts.setLength(0);
        parts.trimToSize();
        characters = 0;
        tooLarge = false;
        return refused ? null : frame;
    }

    /** A character takes at most three bytes: short frames need not be encoded to know. */
    private int bytes(String frame) {
        return frame.length() * 3 <= maxBytes ? frame.length() : frame.getBytes(StandardCharsets.UTF_8).length;
    }
}
