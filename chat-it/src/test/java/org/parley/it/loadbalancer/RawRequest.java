package org.parley.it.loadbalancer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.parley.dev.server.Server;

/** An HTTP request over a connection of its own, byte by byte as given. */
final class RawRequest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private RawRequest() {}

    /** The whole answer to these lines, up to the end of the connection; empty if there is none. */
    static String answer(URI server, String... lines) {
        return answer(server, String.join("\r\n", lines) + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    /** The answer to a request whose head is not finished. */
    static String answerToHalf(URI server, String line) {
        return answer(server, line + "\r\n");
    }

    private static String answer(URI server, String text) {
        try (Socket socket = new Socket(Server.LOOPBACK, server.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
