package org.parley.presence;

/** The presence store cannot be reached: who is online is unknown for now, and chat goes on. */
public class PresenceUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public PresenceUnavailableException(Throwable cause) {
        super("The presence store cannot be reached: " + cause.getMessage(), cause);
    }
}
