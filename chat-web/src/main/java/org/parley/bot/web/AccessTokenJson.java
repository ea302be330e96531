package org.parley.bot.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.parley.bot.AccessToken;
import org.parley.bot.service.AccessTokenService;

/** An access token. */
@Schema(name = "AccessToken")
@JsonbPropertyOrder({"id", "label", "createdAt", "token"})
public record AccessTokenJson(
        @Schema(format = "uuid") String id,
        String label,

        @Schema(description = "milliseconds since 1970-01-01T00:00Z")
        long createdAt,

        @Schema(description = "the secret, told once") @Nullable
        String token) {

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
