package org.parley.api.web;

import java.util.List;
import java.util.StringJoiner;

/** What pages of this node may load, and whom they may talk to (Content Security Policy Level 3). */
final class ContentSecurityPolicy {
    private ContentSecurityPolicy() {}

    /** @param nodes base URLs of the nodes that the client may try, over HTTP and WebSocket */
    static String allowing(List<String> nodes) {
        StringJoiner connect = new StringJoiner(" ", "connect-src ", "").add("'self'");
        for (String node : nodes) {
            connect.add(node).add(node.replaceFirst("^http", "ws"));
        }
        return String.join(
                "; ",
                "default-src 'self'",
                connect.toString(),
                "img-src 'self' data:",
                "object-src 'none'",
                "base-uri 'none'",
                "form-action 'self'",
                "frame-ancestors 'none'");
    }
}
