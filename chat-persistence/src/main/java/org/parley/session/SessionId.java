package org.parley.session;

import org.parley.identifier.RandomSecret;

/**
 * Names a login session without being the secret: the {@linkplain RandomSecret#digest digest} of its token. May be logged
 * and sent between nodes.
 */
public record SessionId(String value) {

    /** The name of the session that {@code token} proves; the token may be anything that somebody sent. */
    public static SessionId of(SessionToken token) {
        return new SessionId(RandomSecret.digest(token.secret()));
    }

    @Override
    public String toString() {
        return value;
    }
}
