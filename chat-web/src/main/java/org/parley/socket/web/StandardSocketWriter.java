package org.parley.socket.web;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parley.delivery.EncodedFrame;

/** By the API that every container has. It encodes each frame again for each socket, and writes one at a time. */
final class StandardSocketWriter implements SocketWriter {
    private final RemoteEndpoint.Async remote;

    StandardSocketWriter(Session session) {
        this.remote = session.getAsyncRemote();
    }

    @Override
    public int bytesAtOnce() {
        return 0;
    }

    @Override
    public void write(List<EncodedFrame> frames, Consumer<@Nullable Throwable> done) {
        try {
            remote.sendText(frames.get(0).text(), result -> done.accept(result.isOK() ? null : result.getException()));
        } catch (IllegalStateException | IllegalArgumentException e) {
            done.accept(e);
        }
    }
}
