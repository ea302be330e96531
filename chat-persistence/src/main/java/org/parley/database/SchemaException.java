package org.parley.database;

/** The database cannot be used: its message is one line that says why. */
public final class SchemaException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SchemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
