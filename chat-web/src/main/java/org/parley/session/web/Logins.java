package org.parley.session.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.session.LoginSession;
import org.parley.session.service.SessionService;

/** Finds out who asks: by the bearer token of a request if it has one, were it a wrong one, else by its cookie. */
@ApplicationScoped
public class Logins {
    @Inject
    SessionService sessions;

    /**
     * The login of a request with these headers.
     *
     * @throws ParleyException {@code NOT_LOGGED_IN}; {@code SESSIONS_UNAVAILABLE} or {@code ACCOUNTS_UNAVAILABLE} when
     *     that cannot be known
     */
    public LoginSession require(List<String> authorization, List<String> cookies) {
        return (authorization.stream().anyMatch(BearerToken::isIn)
                        ? BearerToken.read(authorization).flatMap(sessions::findOrOpen)
                        : SessionCookie.read(cookies).flatMap(sessions::find))
                .orElseThrow(() -> new ParleyException(ErrorCode.NOT_LOGGED_IN));
    }
}
