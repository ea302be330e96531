package org.parley.client;

import java.net.URI;

/**
 * Stands between a client and its sockets, and sees what is sent and what comes before anything is made of it: what the
 * client drops, because it came twice or too late, is seen too.
 */
@FunctionalInterface
public interface WireTap {
    /** Nobody listens in. */
    WireTap NONE = (node, client) -> client;

    /**
     * A socket to {@code node} is about to be opened.
     *
     * @return whom the socket tells in place of {@code client}; it has to pass every call on, and must not block
     */
    FrameSocket.Listener around(URI node, FrameSocket.Listener client);
}
