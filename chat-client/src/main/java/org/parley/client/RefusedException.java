package org.parley.client;

/** The server refused a request on the socket, for good. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ServerFrame.Failure failure;

    RefusedException(ServerFrame.Failure failure) {
        super(failure.error() + " (" + failure.code() + "): " + failure.message());
        this.failure = failure;
    }

    public ServerFrame.Failure failure() {
        return failure;
    }
}
