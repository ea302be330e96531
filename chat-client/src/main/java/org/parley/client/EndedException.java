package org.parley.client;

/** The connection has ended in a way after which a client stays away; what was not acknowledged then is unknown. */
public final class EndedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int code;

    EndedException(int code, String reason) {
        super("Connection ended with " + code + (reason.isEmpty() ? "" : ": " + reason));
        this.code = code;
    }

    /** The close code, or the HTTP status by which the handshake was refused. */
    public int code() {
        return code;
    }
}
