package org.parley.bot.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.jspecify.annotations.Nullable;
import org.parley.bot.AccessToken;
import org.parley.bot.service.AccessTokenService;

/** An access token. */
@JsonbPropertyOrder({"id", "label", "createdAt", "token"})
public record AccessTokenJson(
        String id, String label, long createdAt, @Nullable String token) {

    static AccessTokenJson of(AccessToken token) {
        return json(token, null);
    }

    static AccessTokenJson of(AccessTokenService.Issued issued) {
        return json(issued.token(), issued.secret().secret());
    }

    private static AccessTokenJson json(AccessToken token, @Nullable String secret) {
        return new AccessTokenJson(
                token.id().toString(), token.label(), token.createdAt().toEpochMilli(), secret);
    }
}
