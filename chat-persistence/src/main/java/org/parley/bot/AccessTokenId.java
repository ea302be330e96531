package org.parley.bot;

import java.util.UUID;

/** Identifies an access token without being the secret. */
public record AccessTokenId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
