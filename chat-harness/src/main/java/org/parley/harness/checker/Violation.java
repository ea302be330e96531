package org.parley.harness.checker;

import java.util.List;

/**
 * One breach of one promise.
 *
 * @param where the room and the offset or clientId, and the client where one is concerned
 * @param lines of the recording, each after its file and number
 */
public record Violation(Kind kind, String where, String what, List<String> lines) {
    @Override
    public String toString() {
        return kind.slug() + ": " + where + ": " + what;
    }
}
