package org.parley.session;

/**
 * The secret in a login cookie: 256 random bits in base64url (RFC 4648, section 5), without padding.
 *
 * <p>{@link #toString()} does not show it, so that it cannot slip into a log.
 */
public record SessionToken(String secret) {
    @Override
    public String toString() {
        return "SessionToken[…]";
    }
}
