package org.parley.client;

import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket to one node, frame by frame: no reconnect, no resume, no opinion on what is sent.
 *
 * <p>Sends leave in the order of the calls. The listener's methods are called one at a time; they must not block. Safe
 * for use by many threads.
 */
public final class FrameSocket {
    /** A connection that ended without a close frame (RFC 6455, section 7.1.5). */
    public static final int ABNORMAL = 1006;

    /** Learns what arrives. */
    public interface Listener {
        /** The first call: the socket is open. */
        default void onOpen(FrameSocket socket) {}

        void onFrame(String text);

        /** A text is about to leave; the calls are in the order in which the texts leave. It may not arrive. */
        default void onSend(String text) {}

        /** Anything arrived, were it only a ping. */
        default void onSignOfLife() {}

        /** The last call: the socket is closed. {@code code} is {@link #ABNORMAL} if there was no close frame. */
        void onClosed(int code, String reason);
    }

    private final WebSocket socket;
    private final Reception reception;
    private CompletableFuture<?> lastSend = CompletableFuture.completedFuture(null);

    private FrameSocket(WebSocket socket, Reception reception) {
        this.socket = socket;
        this.reception = reception;
    }

    /** Opens a socket. A handshake that is refused fails with {@link HandshakeRefusedException}. */
    public static CompletableFuture<FrameSocket> open(ClientRuntime runtime, Handshake handshake, Listener listener) {
        WebSocket.Builder builder = runtime.http().newWebSocketBuilder();
        handshake.login().ifPresent(login -> builder.header(login.header(), login.value()));
        handshake.origin().ifPresent(origin -> builder.header("Origin", origin));
        List<String> subprotocols = handshake.subprotocols();
        if (!subprotocols.isEmpty()) {
            builder.subprotocols(
                    subprotocols.get(0),
                    subprotocols.subList(1, subprotocols.size()).toArray(String[]::new));
        }
        Reception reception = new Reception(listener);
        return builder.buildAsync(handshake.socketUri(), reception).handle((socket, failure) -> {
            if (failure != null) {
                throw new CompletionException(translated(failure));
            }
            return reception.frames(socket);
        });
    }

    /** Sends one text frame, whatever it holds. */
    public synchronized CompletableFuture<Void> sendText(String text) {
        reception.listener.onSend(text);
        return enqueue(() -> socket.sendText(text, true));
    }

    /** Says goodbye: a close frame with this code. */
    public CompletableFuture<Void> close(int code) {
        return enqueue(() -> socket.sendClose(code, ""));
    }

    /** Ends the connection at once, without a word, as when the cable is pulled. */
    public void abort() {
        socket.abort();
    }

    /** Takes nothing more from the network, so that it backs up to the server, until {@link #continueReading}. */
    public void pauseReading() {
        reception.pause();
    }

    public void continueReading() {
        if (reception.proceed()) {
            socket.request(1);
        }
    }

    // java.net.http refuses a send while another is under way
    private synchronized CompletableFuture<Void> enqueue(java.util.function.Supplier<CompletionStage<WebSocket>> send) {
        CompletableFuture<Void> done = lastSend.handle((ignored, failure) -> send.get())
                .thenCompose(stage -> stage)
                .thenAccept(ignored -> {});
        lastSend = done;
        return done;
    }

    private static Throwable translated(Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        return cause instanceof WebSocketHandshakeException refused
                ? new HandshakeRefusedException(refused.getResponse().statusCode(), refused)
                : cause;
    }

    /** Puts the parts of a message together. */
    private static final class Reception implements WebSocket.Listener {
        private final Listener listener;
        private final StringBuilder message = new StringBuilder();
        private final AtomicBoolean closed = new AtomicBoolean();
        private @Nullable FrameSocket frames;
        private boolean paused;
        private boolean owed;

        Reception(Listener listener) {
            this.listener = listener;
        }

        // called before anything else, while buildAsync's future may complete later than the first frame
        @Override
        public void onOpen(WebSocket socket) {
            listener.onOpen(frames(socket));
            socket.request(1);
        }

        synchronized FrameSocket frames(WebSocket socket) {
            if (frames == null) {
                frames = new FrameSocket(socket, this);
            }
            return frames;
        }

        synchronized void pause() {
            paused = true;
        }

        /** @return whether something has come meanwhile, after which no more was asked for */
        synchronized boolean proceed() {
            boolean wasOwed = owed;
            owed = false;
            paused = false;
            return wasOwed;
        }

        private void askForMore(WebSocket socket) {
            synchronized (this) {
                if (paused) {
                    owed = true;
                    return;
                }
            }
            socket.request(1);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            listener.onSignOfLife();
            message.append(data);
            if (last) {
                String text = message.toString();
                message.setLength(0);
                listener.onFrame(text);
            }
            askForMore(socket);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
            listener.onSignOfLife();
            askForMore(socket);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closedOnce(code, reason);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closedOnce(ABNORMAL, String.valueOf(error.getMessage()));
        }

        private void closedOnce(int code, String reason) {
            if (closed.compareAndSet(false, true)) {
                listener.onClosed(code, reason);
            }
        }
    }
}
