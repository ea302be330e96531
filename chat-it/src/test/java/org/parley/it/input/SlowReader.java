package org.parley.it.input;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.parley.client.Handshake;
import org.parley.it.people.Participant;

/** A client that says what it likes, and reads nothing that comes until it is told to. */
final class SlowReader implements AutoCloseable, WebSocket.Listener {
    private final HttpClient http = HttpClient.newHttpClient();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    SlowReader(URI node, String session) {
        socket = Participant.get(http.newWebSocketBuilder()
                .header("Cookie", "parley-session=" + session)
                .header("Origin", Handshake.originOf(node))
                .subprotocols(Handshake.SUBPROTOCOL)
                .buildAsync(URI.create("ws" + node.resolve("/socket").toString().substring("http".length())), this));
    }

    void say(String text) {
        Participant.get(socket.sendText(text, true));
    }

    /** Reads on, to the end of the connection. */
    void read() {
        socket.request(Long.MAX_VALUE);
    }

    /** The close code, or 1006 if the connection ended without. */
    int closeCode() {
        return Participant.get(closed);
    }

    @Override
    public void onOpen(WebSocket opened) {
        // asks for nothing, so nothing is read
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket ended, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket ended, Throwable error) {
        closed.complete(1006);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
