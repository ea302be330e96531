package org.parley.harness.checker;

import org.jspecify.annotations.Nullable;

/** A recording is incomplete or damaged: nothing can be said of the run. */
public final class UnreadableRecordingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableRecordingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
