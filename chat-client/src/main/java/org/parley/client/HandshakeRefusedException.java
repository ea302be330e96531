package org.parley.client;

/** The server answered the opening of a socket with an HTTP status other than 101. */
public final class HandshakeRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    HandshakeRefusedException(int status, Throwable cause) {
        super("The handshake was answered with " + status, cause);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
