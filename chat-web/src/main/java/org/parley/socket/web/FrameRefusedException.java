package org.parley.socket.web;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.parley.failure.ParleyException;

/** A frame that cannot be obeyed, with what it said of itself, so that the client knows which one it was. */
final class FrameRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ParleyException reason;
    private final transient Reference reference;

    FrameRefusedException(ParleyException reason, Reference reference) {
        super(reason.detail(), reason);
        this.reason = reason;
        this.reference = reference;
    }

    ParleyException reason() {
        return reason;
    }

    Reference reference() {
        return reference;
    }

    /** Which frame an error is about, by what it had of these fields. */
    record Reference(Optional<String> room, Optional<String> clientId, Optional<String> id) {
        static final Reference NONE = new Reference(Optional.empty(), Optional.empty(), Optional.empty());

        /** Longer values are not sent back. */
        private static final int MAX_LENGTH = 64;

        static Reference of(JsonObject frame) {
            return new Reference(text(frame, "room"), text(frame, "clientId"), text(frame, "id"));
        }

        static Reference room(String room) {
            return new Reference(Optional.of(room), Optional.empty(), Optional.empty());
        }

        private static Optional<String> text(JsonObject frame, String key) {
            return Optional.ofNullable(frame.getString(key, null)).filter(value -> value.length() <= MAX_LENGTH);
        }
    }
}
