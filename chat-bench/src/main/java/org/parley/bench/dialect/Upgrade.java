package org.parley.bench.dialect;

import java.net.InetSocketAddress;
import java.util.List;

/** The request by which a client asks for a WebSocket (RFC 6455, section 4.1). */
final class Upgrade {
    /** The answer to this key is not checked: it protects from caches, and there is none. */
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private Upgrade() {}

    /** @param headers further ones, each without its line end */
    static String request(InetSocketAddress server, String path, List<String> headers) {
        StringBuilder request = new StringBuilder("GET ").append(path).append(" HTTP/1.1\r\n");
        request.append("Host: ").append(authority(server)).append("\r\n");
        request.append("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n");
        request.append("Sec-WebSocket-Key: ").append(KEY).append("\r\n");
        headers.forEach(header -> request.append(header).append("\r\n"));
        return request.append("\r\n").toString();
    }

    static String authority(InetSocketAddress server) {
        return server.getHostString() + ":" + server.getPort();
    }
}
