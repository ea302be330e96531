package org.parley.dev;

/** The launcher cannot go on; the message is the one line that it prints. */
final class LauncherException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LauncherException(String message) {
        super(message);
    }
}
