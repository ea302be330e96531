package org.parley.socket.web;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import java.util.Locale;

/** Why the server closes a socket: {@code docs/protocol.md}, "Close codes". 4000–4499: do not reconnect; 4500–4999: do. */
enum CloseCodes implements CloseCode {
    TOO_BIG(1009, "frame far beyond the limit"),
    SESSION_ENDED(4000, "session ended"),
    PROTOCOL_VIOLATION(4001, "protocol violation, repeated"),
    SLOW_CONSUMER(4500, "slow consumer"),
    NO_HEARTBEAT(4501, "no heartbeat"),
    INTERNAL(4502, "internal trouble"),
    GOING_AWAY(4503, "going away");

    private final int code;
    private final String phrase;

    CloseCodes(int code, String phrase) {
        this.code = code;
        this.phrase = phrase;
    }

    @Override
    public int getCode() {
        return code;
    }

    /** Its name for those who count, such as {@code slow-consumer}. */
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    CloseReason reason() {
        return new CloseReason(this, phrase);
    }
}
