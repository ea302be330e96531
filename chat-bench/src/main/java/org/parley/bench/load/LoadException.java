package org.parley.bench.load;

/** The load cannot be laid on as it was meant: what was measured would not mean anything. */
public class LoadException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LoadException(String message) {
        super(message);
    }

    public LoadException(String message, Throwable cause) {
        super(message, cause);
    }
}
