package org.parley.bot;

import java.util.UUID;

/** Identifies an access token without being the secret. */
public record AccessTokenId(UUID value) {

    /** @throws IllegalArgumentException if this is not a UUID's text form */
    public static AccessTokenId of(String text) {
        return new AccessTokenId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
