package org.parley.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.parley.failure.ParleyException;
import org.parley.session.LoginSessions;
import org.parley.session.SessionId;

/**
 * Ends the live sockets of sessions that were ended, on whichever node. When the trail of ended sessions has a gap, it
 * asks about each session that has a socket here. While the store is away, sockets live on.
 */
public final class SessionWatch implements Runnable {
    private static final Logger LOG = Logger.getLogger(SessionWatch.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final LoginSessions sessions;
    private final ClientConnections connections;
    private LoginSessions.@Nullable Cursor cursor;
    private boolean storeAway;
    private volatile boolean closed;

    public SessionWatch(LoginSessions sessions, ClientConnections connections) {
        this.sessions = sessions;
        this.connections = connections;
    }

    /** Watches until {@link #close}; on a thread of its own. */
    @Override
    public void run() {
        try {
            while (!closed) {
                if (!look()) {
                    TimeUnit.MILLISECONDS.sleep(PATIENCE.toMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void close() {
        closed = true;
    }

    private boolean look() {
        try {
            LoginSessions.Cursor from = cursor;
            if (from == null) {
                cursor = sessions.now();
                checkAll();
                return true;
            }
            LoginSessions.Ended ended = sessions.endedSince(from, PATIENCE);
            ended.sessions().forEach(this::end);
            if (ended.gap()) {
                checkAll();
            }
            cursor = ended.next();
            storeAway = false;
            return true;
        } catch (ParleyException e) {
            if (!storeAway && !closed) {
                LOG.log(Level.WARNING, "session: ended sessions cannot be read: {0}", e.code());
            }
            storeAway = true;
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "session: ended sessions were not obeyed, it will be tried again", e);
        }
        return false;
    }

    private void checkAll() {
        for (SessionId session : connections.sessions()) {
            if (sessions.find(session).isEmpty()) {
                end(session);
            }
        }
    }

    private void end(SessionId session) {
        connections.of(session).forEach(ClientConnection::sessionEnded);
    }
}
