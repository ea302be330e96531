package org.parley.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.parley.account.User;

/**
 * Login sessions that every node accepts.
 *
 * <p>Blocks on I/O. Throws {@link org.parley.failure.ParleyException} with {@code SESSIONS_UNAVAILABLE} when the store
 * cannot be reached. Safe for use by many threads.
 */
public interface LoginSessions {

    /** A new session and the secret that proves it; the secret is not kept. */
    record Opened(LoginSession session, SessionToken token) {}

    /** A new session with a new secret. */
    default Opened open(User user, Duration lifetime) {
        SessionToken token = SessionToken.random();
        return new Opened(open(user, SessionId.of(token), lifetime), token);
    }

    /**
     * A session of this name from now on, for {@code lifetime}; if there is one already, it is this one now.
     */
    LoginSession open(User user, SessionId id, Duration lifetime);

    /** The session of this secret, if it has neither ended nor expired. */
    Optional<LoginSession> find(SessionToken token);

    /** The session by its name, if it has neither ended nor expired: for a socket that outlives what it knew. */
    Optional<LoginSession> find(SessionId id);

    /** Ends a session, now and on all nodes: {@link #endedSince} tells them. Ending an ended one changes nothing. */
    void end(SessionId id);

    /** Where a reader of the ended sessions stands. Opaque. */
    record Cursor(String position) {}

    /**
     * Sessions found ended, and where to go on.
     *
     * @param gap some may be missing: the store lost part of its trail, or was restarted. Whoever holds sessions must
     *     then ask {@link #find(SessionId)} about each of them. It is told once: {@code next} lies behind the gap
     */
    record Ended(List<SessionId> sessions, Cursor next, boolean gap) {}

    /** The present end of the trail of ended sessions. */
    Cursor now();

    /**
     * Sessions ended since {@code cursor}, in order; waits up to {@code patience}, but not longer than two seconds, for
     * the first. None is missed, unless {@link Ended#gap} says so; a session that merely expired is not among them.
     *
     * <p>After a failure the same cursor is good for another try. Waiting takes no connection from other callers; one
     * reader per node is expected.
     */
    Ended endedSince(Cursor cursor, Duration patience);
}
