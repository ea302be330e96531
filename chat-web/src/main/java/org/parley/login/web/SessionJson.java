package org.parley.login.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.parley.account.web.UserJson;
import org.parley.session.LoginSession;

/** Who is logged in, and until when. */
@JsonbPropertyOrder({"user", "expiresAt"})
public record SessionJson(UserJson user, long expiresAt) {

    static SessionJson of(LoginSession session) {
        return new SessionJson(UserJson.of(session.user()), session.expiresAt().toEpochMilli());
    }
}
