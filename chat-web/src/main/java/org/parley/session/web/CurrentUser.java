package org.parley.session.web;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.session.LoginSession;

/** Who makes the present request. */
@RequestScoped
public class CurrentUser {
    private @Nullable LoginSession session;

    void isLoggedInAs(LoginSession found) {
        session = found;
    }

    /** @throws ParleyException {@code NOT_LOGGED_IN} */
    public LoginSession session() {
        if (session == null) {
            throw new ParleyException(ErrorCode.NOT_LOGGED_IN);
        }
        return session;
    }

    /** @throws ParleyException {@code NOT_LOGGED_IN} */
    public UserId id() {
        return session().user().id();
    }
}
