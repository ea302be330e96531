package org.parley.bench.load;

/** The server is busy, and asks to come again later. */
final class TurnedAwayException extends LoadException {
    private static final long serialVersionUID = 1;

    TurnedAwayException(String answer) {
        super(answer);
    }
}
