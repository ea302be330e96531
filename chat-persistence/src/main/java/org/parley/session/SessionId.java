package org.parley.session;

/** Names a login session without being the secret: a hash of the token. May be logged and sent between nodes. */
public record SessionId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
