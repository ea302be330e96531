package org.parley.dev.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of this machine. */
public final class Ports {

    /** Below those that Linux gives to outgoing connections, any of which could take one before its server starts. */
    private static final int LOWEST = 10_240;

    private static final int COUNT = 22_000;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /** A port that nothing listened on a moment ago; none twice. */
    public static int free() {
        return ThreadLocalRandom.current()
                .ints(COUNT, LOWEST, LOWEST + COUNT)
                .filter(port -> GIVEN.add(port) && isFree("127.0.0.1", port))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No free port on the loopback interface"));
    }

    /** Whether a server could listen on this port now. */
    public static boolean isFree(String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do: connections of a former run that still linger are no obstacle.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
