package org.parley.session;

import org.parley.identifier.RandomSecret;

/**
 * The secret of a login, in a person's cookie or a bot's configuration; see {@link RandomSecret}.
 *
 * <p>{@link #toString()} does not show it, so that it cannot slip into a log.
 */
public record SessionToken(String secret) {

    public static SessionToken random() {
        return new SessionToken(RandomSecret.next());
    }

    @Override
    public String toString() {
        return "SessionToken[…]";
    }
}
