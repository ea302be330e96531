package org.parley.socket.web;

import jakarta.websocket.CloseReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;
import org.parley.delivery.ClientConnection;
import org.parley.delivery.EncodedFrame;
import org.parley.delivery.EventBatch;
import org.parley.delivery.LocalHub;
import org.parley.delivery.RoomReader;
import org.parley.delivery.Subscription;
import org.parley.failure.ParleyException;
import org.parley.room.RoomId;
import org.parley.room.service.RoomOverview;
import org.parley.session.LoginSession;
import org.parley.session.SessionId;

/**
 * One live socket: what goes out to it, and which rooms it follows. What comes in is the business of {@link
 * FrameHandler}. Thread-safe; nothing here blocks.
 */
final class Connection implements ClientConnection, RoomReader {
    private static final Logger LOG = Logger.getLogger(Connection.class.getName());

    private final LoginSession session;
    private final SocketPeer peer;
    private final LocalHub hub;
    private final OutboundQueue outbound;
    private final Map<RoomId, Subscription> streams = new ConcurrentHashMap<>();
    private final Map<RoomId, RoomOverview> rooms = new ConcurrentHashMap<>();

    /** How far this client has told that the person has read. */
    private final Map<RoomId, Long> readHere = new ConcurrentHashMap<>();

    /** What happened to the person's rooms before the welcome was said; null afterwards. */
    private @Nullable List<Runnable> early = new ArrayList<>();

    private volatile Instant expiresAt;
    private volatile long lastHeard = System.nanoTime();
    private volatile boolean closed;

    /** Messages that were accepted and have no answer yet. */
    private final AtomicInteger unanswered = new AtomicInteger();

    private volatile boolean leaving;

    Connection(LoginSession session, SocketPeer peer, LocalHub hub, SocketSettings settings, Executor flusher) {
        this.session = session;
        this.peer = peer;
        this.hub = hub;
        this.expiresAt = session.expiresAt();
        this.outbound = new OutboundQueue(
                peer.writer(), settings.queueFrames(), settings.queueBytes(), flusher, failure -> peer.abandon());
    }

    LoginSession login() {
        return session;
    }

    @Override
    public UserId user() {
        return session.user().id();
    }

    @Override
    public SessionId session() {
        return session.id();
    }

    /** Says welcome, and then what has happened since the rooms in it were read. */
    void welcome(String frame, List<RoomOverview> overviews) {
        overviews.forEach(overview -> rooms.put(overview.joined().room().id(), overview));
        List<Runnable> missed;
        synchronized (this) {
            say(frame);
            missed = early == null ? List.of() : early;
            early = null;
        }
        missed.forEach(Runnable::run);
        flush();
    }

    /** Puts a frame into the queue; a socket whose queue is full is closed: it resumes elsewhere. */
    void say(String frame) {
        if (!closed) {
            say(EncodedFrame.of(frame));
        }
    }

    private void say(EncodedFrame frame) {
        if (!closed && !outbound.offer(frame)) {
            LOG.log(Level.INFO, "socket: slow consumer: user={0}", user());
            close(CloseCodes.SLOW_CONSUMER.reason());
        }
    }

    void sayAndFlush(String frame) {
        say(frame);
        flush();
    }

    @Override
    public void offer(EventBatch batch) {
        say(batch.frame());
    }

    @Override
    public void reset(RoomId room, long head) {
        say(ServerFrames.reset(room, head));
    }

    @Override
    public void failed(RoomId room, ParleyException reason) {
        streams.remove(room);
        say(ServerFrames.error(reason, FrameRefusedException.Reference.room(room.toString())));
    }

    @Override
    public void flush() {
        outbound.flush();
    }

    @Override
    public boolean hasRoom() {
        return outbound.hasRoom();
    }

    @Override
    public void whenRoom(Runnable task) {
        outbound.whenRoom(task);
    }

    /** Replaces the stream of a room by a new one. */
    void follow(RoomId room, Supplier<Subscription> begin) {
        unfollow(room);
        Subscription begun = begin.get();
        streams.put(room, begun);
        if (closed) {
            unfollow(room);
        }
    }

    void unfollow(RoomId room) {
        Subscription stream = streams.remove(room);
        if (stream != null) {
            hub.unsubscribe(stream);
        }
    }

    @Override
    public void joined(RoomOverview room) {
        afterWelcome(() -> {
            rooms.put(room.joined().room().id(), room);
            sayAndFlush(ServerFrames.roomChange("joined", room));
        });
    }

    @Override
    public void left(RoomId room) {
        gone("left", room);
    }

    @Override
    public void deleted(RoomId room) {
        gone("deleted", room);
    }

    private void gone(String change, RoomId room) {
        afterWelcome(() -> {
            unfollow(room);
            RoomOverview lastKnown = rooms.remove(room);
            if (lastKnown != null) {
                sayAndFlush(ServerFrames.roomChange(change, lastKnown));
            }
        });
    }

    @Override
    public void read(RoomId room, long offset, long unread) {
        if (readHere.getOrDefault(room, 0L) < offset) {
            afterWelcome(() -> sayAndFlush(ServerFrames.read(room, offset, unread)));
        }
    }

    /** This client itself has said so: it is not told again. */
    void hasRead(RoomId room, long offset) {
        readHere.merge(room, offset, Math::max);
    }

    private void afterWelcome(Runnable action) {
        synchronized (this) {
            if (early != null) {
                early.add(action);
                return;
            }
        }
        action.run();
    }

    @Override
    public void sessionEnded() {
        close(CloseCodes.SESSION_ENDED.reason());
    }

    @Override
    public void goAway(Duration reconnectAfter) {
        afterWelcome(() -> sayAndFlush(ServerFrames.goaway("This node is being stopped.", reconnectAfter.toMillis())));
    }

    @Override
    public void leave() {
        leaving = true;
        leaveIfAllIsAnswered();
    }

    /** Whether nothing is to be accepted any more. */
    boolean isLeaving() {
        return leaving;
    }

    /** A message was accepted: its answer will be said. */
    void accepted() {
        unanswered.incrementAndGet();
    }

    /** The answer to a message was said: sends it. */
    void answered() {
        flush();
        if (unanswered.decrementAndGet() == 0) {
            leaveIfAllIsAnswered();
        }
    }

    private void leaveIfAllIsAnswered() {
        if (leaving && unanswered.get() == 0) {
            closeOnceSaid(CloseCodes.GOING_AWAY.reason());
        }
    }

    /** Something came from the client. */
    void heard() {
        lastHeard = System.nanoTime();
    }

    /** For how long nothing has come. */
    long silentNanos() {
        return System.nanoTime() - lastHeard;
    }

    boolean expired(Instant now) {
        return now.isAfter(expiresAt);
    }

    /** The session was prolonged. */
    void prolong(Instant until) {
        expiresAt = until;
    }

    void ping() {
        peer.ping();
    }

    /** Closes at once; what waits is forgotten. */
    void close(CloseReason reason) {
        closed = true;
        outbound.close();
        peer.close(reason);
    }

    /** Says no more, and closes when all that was said has left. */
    void closeOnceSaid(CloseReason reason) {
        outbound.finish(() -> close(reason));
    }

    /** The socket is gone: nothing is left behind. */
    void cleanUp() {
        closed = true;
        outbound.close();
        List.copyOf(streams.keySet()).forEach(this::unfollow);
    }
}
