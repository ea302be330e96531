package org.parley.integration.event;

import java.time.Duration;

/** The other side takes no events at the moment: what was sent may be there or not. */
public final class NotNowException extends Exception {
    private static final long serialVersionUID = 1;

    private final Duration pause;

    /** @param pause until it is worth while to try again */
    public NotNowException(String reason, Duration pause) {
        super(reason);
        this.pause = pause;
    }

    public Duration pause() {
        return pause;
    }
}
