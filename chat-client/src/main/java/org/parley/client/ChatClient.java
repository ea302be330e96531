package org.parley.client;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One person's or bot's live connection to Parley, wherever it leads: it reconnects by itself, to the next node if need be,
 * resumes the rooms it follows after the last event it holds, and sends again what was not acknowledged.
 *
 * <p>Each event of a followed room reaches its {@link RoomListener} once and in order; where the server breaks that
 * promise it is reported, not hidden. A message's {@code clientId} makes the repeated send safe.
 *
 * <p>Nothing here blocks. Safe for use by many threads.
 */
public final class ChatClient implements AutoCloseable {
    private final Login login;
    private final ClientListener listener;
    private final Outbox outbox = new Outbox();
    private final PendingPages pages = new PendingPages();
    private final FollowedRooms followed = new FollowedRooms();
    private final ConnectionKeeper keeper;
    private volatile Set<UUID> watched = Set.of();

    /** Of the last welcome; empty before the first. */
    private volatile String epoch = "";

    /** Why it stays away, if it does. */
    private volatile @Nullable EndedException end;

    /**
     * A client that is not connected yet, of the person who is logged in there or the bot whose token it has, at that
     * node first.
     *
     * @throws IllegalArgumentException if it has neither login nor token
     */
    public ChatClient(ClientRuntime runtime, RestClient rest, ClientListener listener) {
        this(
                runtime,
                List.of(rest.node()),
                rest.identity().orElseThrow(() -> new IllegalArgumentException("Neither login nor token")),
                listener,
                WireTap.NONE);
    }

    /**
     * A client that is not connected yet.
     *
     * @param nodes base URLs, tried in this order; the server may name more
     * @param session the value of a login cookie
     */
    public ChatClient(ClientRuntime runtime, List<URI> nodes, String session, ClientListener listener) {
        this(runtime, nodes, session, listener, WireTap.NONE);
    }

    /** As above, with somebody who listens in on the wire. */
    public ChatClient(ClientRuntime runtime, List<URI> nodes, String session, ClientListener listener, WireTap tap) {
        this(runtime, nodes, Login.cookie(session), listener, tap);
    }

    /** As above, for whoever may come with a token; it connects again when a session has ended, until that is revoked. */
    public ChatClient(ClientRuntime runtime, List<URI> nodes, Login login, ClientListener listener, WireTap tap) {
        this.login = login;
        this.listener = listener;
        this.keeper = new ConnectionKeeper(runtime, new NodeRing(nodes), this::handshake, tap, new Incoming());
    }

    /**
     * Connects, if need be, and completes with the first {@code welcome}: while no node answers, it tries on. It fails
     * with {@link EndedException} when the login is refused.
     */
    public CompletableFuture<ServerFrame.Welcome> connect() {
        end = null;
        return keeper.connect();
    }

    /** The node this client is connected to, or tries. */
    public URI node() {
        return keeper.node();
    }

    public boolean isConnected() {
        return keeper.ready() != null;
    }

    /** Goes offline; {@link #connect} comes back and resumes what was followed. */
    public CompletableFuture<Void> disconnect() {
        return keeper.disconnect();
    }

    /** Loses the connection without a word, as when the cable is pulled; the client then reconnects by itself. */
    public void dropConnection() {
        keeper.drop();
    }

    /**
     * Listens to a room, once per room and client.
     *
     * @param after the last offset held; 0 for all of it
     */
    public void follow(UUID room, long after, RoomListener roomListener) {
        followed.add(room, new RoomStream(roomListener, after));
        FrameSocket socket = keeper.ready();
        if (socket != null) {
            followed.resume(socket, room);
        }
    }

    /** Listens to a room no more; it may be followed again. What still comes of it is passed over. */
    public void unfollow(UUID room) {
        followed.remove(room);
    }

    /**
     * Takes nothing more from the network, as a client does that cannot keep up. A later connection is read again.
     *
     * @return goes on reading
     */
    public Runnable pauseReading() {
        FrameSocket socket = keeper.ready();
        if (socket == null) {
            return () -> {};
        }
        socket.pauseReading();
        return socket::continueReading;
    }

    /** The last offset that came of a room this client follows. */
    public long lastOffset(UUID room) {
        return followed.stream(room)
                .orElseThrow(() -> new IllegalStateException("This client does not follow the room"))
                .last();
    }

    /** Sends a message that is sent again after a lost connection, but not after a crash of this program. */
    public CompletableFuture<ServerFrame.Ack> send(UUID room, String body) {
        return send(room, UUID.randomUUID().toString(), body, false);
    }

    /**
     * Sends a message, again and again until it is acknowledged: stored for good. It fails with {@link RefusedException}
     * when it is refused for good, and with {@link EndedException} when this client stays away; while it is not connected
     * yet, or goes from node to node, messages wait.
     *
     * <p>Messages leave in the order of the calls. Whoever needs two in their order for sure waits for the first one's
     * acknowledgement: a refusal that is only for the moment lets the second overtake the first.
     *
     * @param clientId 1 to 64 characters of {@code A-Z a-z 0-9 . _ : -} that name the message in this room for ever: sent
     *     again, by whatever program of this person and however much later, it is acknowledged as the first time and
     *     stands there once
     * @param action "/me waves" instead of a saying
     * @throws IllegalStateException if too many messages wait, or one with this clientId does
     */
    public CompletableFuture<ServerFrame.Ack> send(UUID room, String clientId, String body, boolean action) {
        return post(room, clientId, ClientFrames.send(room, clientId, body, action));
    }

    /**
     * Gives a message of one's own another text, with the promises of {@link #send(UUID, String, String, boolean)}. The
     * message stays what it was in the log; an {@link Event.Edited} follows.
     *
     * @param clientId names this change, as it would a message
     * @param of the offset of the message
     * @throws IllegalStateException if too many messages wait, or one with this clientId does
     */
    public CompletableFuture<ServerFrame.Ack> edit(UUID room, String clientId, long of, String body) {
        return post(room, clientId, ClientFrames.edit(room, clientId, of, body));
    }

    private CompletableFuture<ServerFrame.Ack> post(UUID room, String clientId, String frame) {
        Outbox.Entry entry = outbox.add(new Outbox.Key(room, clientId), frame);
        failIfEnded();
        sendWaiting();
        return entry.ack();
    }

    /**
     * A page of a room's log.
     *
     * @param before exclusive; empty: from the end
     */
    public CompletableFuture<ServerFrame.Page> history(UUID room, OptionalLong before, int limit) {
        String id = UUID.randomUUID().toString();
        String frame = ClientFrames.history(id, room, before, limit);
        CompletableFuture<ServerFrame.Page> page = keeper.whenReady(() -> pages.add(id, frame), frame);
        failIfEnded();
        return page;
    }

    public void markRead(UUID room, long offset) {
        sendNow(ClientFrames.read(room, offset));
    }

    /** Asks for these people's presence, in place of the former ones. */
    public void watch(Collection<UUID> users) {
        watched = Set.copyOf(users);
        sendNow(ClientFrames.watch(watched));
    }

    /** Ends this client; what was not acknowledged fails with {@link EndedException}. */
    @Override
    public void close() {
        EndedException closed = new EndedException(CloseCodes.NORMAL, "closed by this client");
        end = closed;
        keeper.disconnect();
        failAll(closed);
    }

    private Handshake handshake(URI node) {
        return Handshake.of(node, login);
    }

    private void sendWaiting() {
        FrameSocket socket = keeper.ready();
        if (socket != null) {
            outbox.sendOn(socket);
        }
    }

    private void sendNow(String frame) {
        FrameSocket socket = keeper.ready();
        if (socket != null) {
            socket.sendText(frame);
        }
    }

    private void failIfEnded() {
        EndedException ended = end;
        if (ended != null) {
            failAll(ended);
        }
    }

    private void failAll(Throwable reason) {
        outbox.drain().forEach(entry -> entry.ack().completeExceptionally(reason));
        pages.failAll(reason);
    }

    /** What the connection brings. */
    private final class Incoming implements ConnectionKeeper.Owner {

        @Override
        public List<String> unanswered() {
            return pages.frames();
        }

        @Override
        public boolean isWaiting() {
            return !outbox.isEmpty() || !pages.isEmpty();
        }

        @Override
        public void onReady(FrameSocket socket, ServerFrame.Welcome welcome) {
            if (!epoch.isEmpty() && !epoch.equals(welcome.epoch())) {
                followed.restored();
            }
            epoch = welcome.epoch();
            followed.resume(socket);
            outbox.sendOn(socket);
            if (!watched.isEmpty()) {
                socket.sendText(ClientFrames.watch(watched));
            }
            listener.onWelcome(welcome);
        }

        @Override
        public void onFrame(FrameSocket socket, ServerFrame frame) {
            if (frame instanceof ServerFrame.Events events) {
                followed.stream(events.room()).ifPresent(stream -> stream.accept(socket, events));
            } else if (frame instanceof ServerFrame.Ack ack) {
                acknowledged(ack);
            } else if (frame instanceof ServerFrame.Page page) {
                pages.complete(page);
            } else if (frame instanceof ServerFrame.Reset reset) {
                followed.stream(reset.room()).ifPresent(stream -> stream.reset(socket, reset));
            } else if (frame instanceof ServerFrame.Failure failure) {
                refused(socket, failure);
            } else if (frame instanceof ServerFrame.RoomChange change) {
                listener.onRoomChange(change);
            } else if (frame instanceof ServerFrame.Read read) {
                listener.onRead(read);
            } else if (frame instanceof ServerFrame.Presence presence) {
                listener.onPresence(presence);
            }
        }

        @Override
        public void onReconnecting(int code) {
            listener.onReconnecting(code);
        }

        @Override
        public void onEnded(EndedException ended) {
            end = ended;
            failAll(ended);
            listener.onEnded(ended.code());
        }

        private void acknowledged(ServerFrame.Ack ack) {
            Outbox.Entry entry = outbox.remove(new Outbox.Key(ack.room(), ack.clientId()));
            if (entry != null) {
                sendWaiting();
                entry.ack().complete(ack);
            }
        }

        private void refused(FrameSocket socket, ServerFrame.Failure failure) {
            listener.onFailure(failure);
            if (failure.clientId().isPresent() && failure.room().isPresent()) {
                sendRefused(
                        new Outbox.Key(failure.room().get(), failure.clientId().get()), failure);
            } else if (failure.id().isPresent()) {
                pages.refuse(failure.id().get(), failure);
            } else if (failure.room().isPresent()) {
                followed.stream(failure.room().get()).ifPresent(stream -> streamRefused(socket, stream, failure));
            }
        }

        private void sendRefused(Outbox.Key key, ServerFrame.Failure failure) {
            if (failure.retryable()) {
                later(failure, socket -> outbox.repeatOn(socket, key));
                return;
            }
            Outbox.Entry entry = outbox.remove(key);
            if (entry != null) {
                sendWaiting();
                entry.ack().completeExceptionally(new RefusedException(failure));
            }
        }

        private void streamRefused(FrameSocket socket, RoomStream stream, ServerFrame.Failure failure) {
            stream.refused(failure);
            if (failure.retryable() && failure.room().isPresent()) {
                UUID room = failure.room().get();
                later(failure, ready -> {
                    stream.detach(socket);
                    followed.resume(ready, room);
                });
            }
        }

        private void later(ServerFrame.Failure failure, Consumer<FrameSocket> action) {
            keeper.later(failure.retryAfter().orElse(Retry.delay()), () -> {
                FrameSocket socket = keeper.ready();
                if (socket != null) {
                    action.accept(socket);
                }
            });
        }
    }

    /** When to repeat what was refused for the moment, if the server does not say. */
    private static final class Retry {
        private static final SplittableRandom RANDOM = new SplittableRandom();

        static synchronized Duration delay() {
            return Duration.ofMillis(RANDOM.nextLong(250, 501));
        }
    }
}
