package org.parley.socket.web;

/** There is nothing to write to: the socket is closed, or closing. */
final class SocketGoneException extends Exception {
    private static final long serialVersionUID = 1;

    SocketGoneException(Throwable cause) {
        super(cause);
    }
}
