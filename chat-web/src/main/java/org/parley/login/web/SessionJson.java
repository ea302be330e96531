package org.parley.login.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.parley.account.web.UserJson;
import org.parley.session.LoginSession;

/** Who is logged in, and until when. */
@Schema(name = "Session")
@JsonbPropertyOrder({"user", "expiresAt"})
public record SessionJson(
        UserJson user,

        @Schema(description = "milliseconds since 1970-01-01T00:00Z")
        long expiresAt) {

    static SessionJson of(LoginSession session) {
        return new SessionJson(UserJson.of(session.user()), session.expiresAt().toEpochMilli());
    }
}
