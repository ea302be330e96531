package org.parley.client;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How to open a socket.
 *
 * @param node base URL of a node, {@code http} or {@code https}
 * @param login proves who it is
 * @param origin the {@code Origin} header
 */
public record Handshake(URI node, Optional<Login> login, Optional<String> origin, List<String> subprotocols) {
    /** The subprotocol of {@code docs/protocol.md}. */
    public static final String SUBPROTOCOL = "parley.v1";

    /** The handshake of a well-behaved client: the node's own origin, the right subprotocol. */
    public static Handshake of(URI node, String session) {
        return of(node, Login.cookie(session));
    }

    /** As above, for whoever may come with a token. */
    public static Handshake of(URI node, Login login) {
        return new Handshake(node, Optional.of(login), Optional.of(originOf(node)), List.of(SUBPROTOCOL));
    }

    /** The web origin of a base URL (RFC 6454). */
    public static String originOf(URI node) {
        return node.getScheme() + "://" + node.getAuthority();
    }

    URI socketUri() {
        return URI.create("ws" + node.resolve("/socket").toString().substring("http".length()));
    }
}
