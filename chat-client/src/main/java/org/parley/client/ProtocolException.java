package org.parley.client;

/** The server sent something that the protocol does not provide for. */
public final class ProtocolException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ProtocolException(String message, Throwable cause) {
        super(message, cause);
    }
}
