package org.parley.client;

/** Close codes of {@code docs/protocol.md}, and what a client does about them. */
public final class CloseCodes {
    public static final int NORMAL = 1000;
    public static final int GOING_AWAY = 1001;
    public static final int TOO_BIG = 1009;
    public static final int SESSION_ENDED = 4000;
    public static final int PROTOCOL_VIOLATION = 4001;
    public static final int SLOW_CONSUMER = 4500;
    public static final int NO_HEARTBEAT = 4501;
    public static final int INTERNAL = 4502;

    /** The node stops, and this client has not left by itself in time. */
    public static final int NODE_STOPS = 4503;

    private CloseCodes() {}

    /** Whether a client should come back by itself. */
    public static boolean shouldReconnect(int code) {
        return switch (code) {
            // the peer is content, or finds fault with what this client sends (RFC 6455, section 7.4.1)
            case NORMAL, 1002, 1003, 1007, 1008, TOO_BIG, 1010 -> false;
            default -> code < 4000 || code >= 4500;
        };
    }
}
