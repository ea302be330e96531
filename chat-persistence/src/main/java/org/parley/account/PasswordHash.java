package org.parley.account;

/**
 * What is kept of a password: salt, cost and hash in the PHC string format.
 *
 * <p>{@link #toString()} does not show it, so that it cannot slip into a log.
 */
public record PasswordHash(String encoded) {
    @Override
    public String toString() {
        return "PasswordHash[…]";
    }
}
