package org.parley.client;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one connection up: opens it, minds the heartbeat, honours close codes, waits and tries the next node.
 *
 * <p>Only one socket counts at a time. What an older one still brings is ignored. Calls to the owner are made outside
 * the lock. Safe for use by many threads.
 */
final class ConnectionKeeper {
    private static final int PROTOCOL_ERROR = 1002;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final Duration WELCOME_PATIENCE = Duration.ofSeconds(10);

    /** Whom the connection serves. */
    interface Owner {
        /** Frames to send again on a new connection, oldest first. Called under the lock: must not wait. */
        List<String> unanswered();

        /** Whether the server owes an answer. */
        boolean isWaiting();

        void onReady(FrameSocket socket, ServerFrame.Welcome welcome);

        void onFrame(FrameSocket socket, ServerFrame frame);

        void onReconnecting(int code);

        void onEnded(EndedException end);
    }

    private final ClientRuntime runtime;
    private final Function<URI, Handshake> handshakes;
    private final WireTap tap;
    private final Owner owner;
    private final Object lock = new Object();
    private final Backoff backoff = new Backoff(new SplittableRandom());
    private final NodeRing nodes;

    private boolean wanted;
    private CompletableFuture<ServerFrame.Welcome> welcomed = new CompletableFuture<>();
    private @Nullable Link link;
    private volatile @Nullable FrameSocket ready;

    ConnectionKeeper(
            ClientRuntime runtime, NodeRing nodes, Function<URI, Handshake> handshakes, WireTap tap, Owner owner) {
        this.runtime = runtime;
        this.nodes = nodes;
        this.handshakes = handshakes;
        this.tap = tap;
        this.owner = owner;
    }

    CompletableFuture<ServerFrame.Welcome> connect() {
        synchronized (lock) {
            if (!wanted) {
                wanted = true;
                welcomed = new CompletableFuture<>();
                backoff.reset();
                open();
            }
            return welcomed;
        }
    }

    CompletableFuture<Void> disconnect() {
        synchronized (lock) {
            wanted = false;
            ready = null;
            Link old = link;
            link = null;
            return old == null ? CompletableFuture.completedFuture(null) : old.close(CloseCodes.NORMAL);
        }
    }

    void drop() {
        Link old;
        synchronized (lock) {
            old = link;
        }
        if (old != null) {
            old.abort();
            old.onClosed(FrameSocket.ABNORMAL, "dropped by this client");
        }
    }

    URI node() {
        synchronized (lock) {
            return nodes.current();
        }
    }

    /** The socket, once the server has said welcome; null between connections. */
    @Nullable
    FrameSocket ready() {
        return ready;
    }

    /** Notes something that wants an answer and sends its frame, now or when the next connection stands. */
    <T> T whenReady(Supplier<T> note, String frame) {
        synchronized (lock) {
            T noted = note.get();
            FrameSocket socket = ready;
            if (socket != null) {
                socket.sendText(frame);
            }
            return noted;
        }
    }

    void later(Duration delay, Runnable task) {
        runtime.timers().schedule(() -> runtime.workers().execute(task), delay.toMillis(), MILLISECONDS);
    }

    private void open() {
        URI node = nodes.current();
        Handshake handshake = handshakes.apply(node);
        Link next = new Link(handshake.login().filter(Login::lasting).isPresent());
        link = next;
        CompletableFuture<FrameSocket> opening = FrameSocket.open(runtime, handshake, tap.around(node, next));
        // a node that is just starting takes connections and answers nothing
        opening.orTimeout(WELCOME_PATIENCE.toMillis(), MILLISECONDS).whenComplete((socket, failure) -> {
            if (failure != null) {
                next.refused(failure instanceof CompletionException e && e.getCause() != null ? e.getCause() : failure);
            }
        });
    }

    private void reopen() {
        synchronized (lock) {
            if (wanted && link == null) {
                open();
            }
        }
    }

    /** A connection that stood has ended. */
    private void lost(Link lost, int code, String reason, boolean wait) {
        boolean again = CloseCodes.shouldReconnect(code) || (code == CloseCodes.SESSION_ENDED && lost.lastingLogin);
        gone(lost, code, reason, again, wait);
    }

    /** @param code a close code, or the HTTP status of a handshake that was refused */
    private void gone(Link lost, int code, String reason, boolean again, boolean wait) {
        synchronized (lock) {
            if (link != lost) {
                return;
            }
            link = null;
            ready = null;
            wanted = again;
            if (again) {
                nodes.advance();
            }
        }
        if (again) {
            owner.onReconnecting(code);
            later(wait ? nextDelay() : Duration.ZERO, this::reopen);
        } else {
            EndedException end = new EndedException(code, reason);
            welcomed.completeExceptionally(end);
            owner.onEnded(end);
        }
    }

    private Duration nextDelay() {
        synchronized (lock) {
            return backoff.next();
        }
    }

    private void welcome(Link from, FrameSocket socket, ServerFrame.Welcome welcome) {
        CompletableFuture<ServerFrame.Welcome> waiting;
        synchronized (lock) {
            if (link != from) {
                return;
            }
            backoff.reset();
            nodes.learn(welcome.nodes());
            ready = socket;
            owner.unanswered().forEach(socket::sendText);
            waiting = welcomed;
        }
        owner.onReady(socket, welcome);
        waiting.complete(welcome);
    }

    private boolean isCurrent(Link candidate) {
        synchronized (lock) {
            return link == candidate;
        }
    }

    /** One attempt at a connection, from the handshake to its end. */
    private final class Link implements FrameSocket.Listener {
        private final CompletableFuture<FrameSocket> socket = new CompletableFuture<>();
        private final Liveness liveness = new Liveness(WELCOME_PATIENCE, System::nanoTime);
        private final boolean lastingLogin;
        private @Nullable ScheduledFuture<?> nextCheck;

        Link(boolean lastingLogin) {
            this.lastingLogin = lastingLogin;
        }

        @Override
        public void onOpen(FrameSocket opened) {
            socket.complete(opened);
            if (isCurrent(this)) {
                watch();
            } else {
                opened.abort();
            }
        }

        void refused(Throwable failure) {
            int status = failure instanceof HandshakeRefusedException refused ? refused.status() : 0;
            socket.completeExceptionally(failure);
            boolean again = status != UNAUTHORIZED && status != FORBIDDEN; // others, 404 too, come from starting nodes
            gone(this, status == 0 ? FrameSocket.ABNORMAL : status, String.valueOf(failure), again, true);
        }

        CompletableFuture<Void> close(int code) {
            return socket.thenCompose(open -> open.close(code)).exceptionally(failure -> null);
        }

        void abort() {
            socket.thenAccept(FrameSocket::abort);
        }

        @Override
        public void onFrame(String text) {
            FrameSocket open = socket.join();
            if (!isCurrent(this)) {
                return;
            }
            try {
                accept(open, FrameReader.read(text));
            } catch (ProtocolException e) {
                lost(this, PROTOCOL_ERROR, String.valueOf(e.getMessage()), true);
                close(PROTOCOL_ERROR);
            }
        }

        private void accept(FrameSocket open, ServerFrame frame) {
            if (frame instanceof ServerFrame.Welcome welcome) {
                liveness.tolerate(welcome.heartbeat());
                watch();
                welcome(this, open, welcome);
            } else if (frame instanceof ServerFrame.GoAway goAway) {
                later(goAway.reconnectAfter(), () -> moveOn(goAway.reason()));
            } else {
                owner.onFrame(open, frame);
            }
        }

        /** Leaves for the next node, at once: the server has spread its clients over the time. */
        private void moveOn(String reason) {
            if (isCurrent(this)) {
                lost(this, CloseCodes.GOING_AWAY, reason, false);
                // afterwards: the server's answer to it must not count as the server's own goodbye
                close(CloseCodes.NORMAL);
            }
        }

        @Override
        public void onSignOfLife() {
            liveness.heard();
        }

        @Override
        public void onClosed(int code, String reason) {
            lost(this, code, reason, true);
        }

        private synchronized void watch() {
            if (nextCheck != null) {
                nextCheck.cancel(false);
            }
            nextCheck = runtime.timers()
                    .schedule(this::checkLife, liveness.untilCheck().toMillis(), MILLISECONDS);
        }

        private void checkLife() {
            if (!isCurrent(this)) {
                return;
            }
            Liveness.Verdict verdict = liveness.check(owner.isWaiting());
            if (verdict == Liveness.Verdict.DEAD) {
                lost(this, FrameSocket.ABNORMAL, "no sign of life", true);
                abort();
                return;
            }
            if (verdict == Liveness.Verdict.ASK) {
                socket.thenAccept(open -> open.sendText(ClientFrames.ping("life")));
            }
            watch();
        }
    }
}
