package org.parley.session.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.parley.account.Accounts;
import org.parley.account.Credentials;
import org.parley.account.PasswordHashes;
import org.parley.account.User;
import org.parley.account.Username;
import org.parley.bot.AccessTokens;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.session.LoginSession;
import org.parley.session.LoginSessions;
import org.parley.session.SessionId;
import org.parley.session.SessionToken;
import org.parley.settings.LiveSettings;

/**
 * Logs people and bots in and out.
 *
 * <p>Every method throws {@link ParleyException} with {@code SESSIONS_UNAVAILABLE} when the sessions' store is away.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SessionService {
    @Inject
    Accounts accounts;

    @Inject
    PasswordHashes passwords;

    @Inject
    LoginSessions sessions;

    @Inject
    AccessTokens tokens;

    @Inject
    LiveSettings<SessionSettings> settings;

    /**
     * A new session, if name and password are right. A name that does not exist takes as long as a wrong password.
     *
     * @throws ParleyException {@code WRONG_CREDENTIALS}; {@code OVERLOADED} when too many log in at once;
     *     {@code ACCOUNTS_UNAVAILABLE} when the database is away
     */
    public LoginSessions.Opened logIn(String username, String password) {
        Optional<Credentials> credentials =
                Username.isValid(username) ? accounts.credentials(Username.of(username)) : Optional.empty();
        if (credentials.isEmpty()) {
            passwords.matchNobody(password);
            throw new ParleyException(ErrorCode.WRONG_CREDENTIALS);
        }
        if (!passwords.matches(password, credentials.get().password())) {
            throw new ParleyException(ErrorCode.WRONG_CREDENTIALS);
        }
        return sessions.open(credentials.get().user(), settings.get().lifetime());
    }

    /** The session that this token proves. */
    public Optional<LoginSession> find(SessionToken token) {
        return sessions.find(token);
    }

    /**
     * The session of an access token, opened if there is none. Empty if there is no such token.
     *
     * @throws ParleyException {@code ACCOUNTS_UNAVAILABLE} when the database is away and there is no session
     */
    public Optional<LoginSession> findOrOpen(SessionToken token) {
        return findOrOpen(SessionId.of(token));
    }

    /** As it is now, for a socket that outlives what it knew: a bot's is opened again. */
    public Optional<LoginSession> renew(LoginSession known) {
        return known.user().bot() ? findOrOpen(known.id()) : sessions.find(known.id());
    }

    private Optional<LoginSession> findOrOpen(SessionId id) {
        Optional<LoginSession> session = sessions.find(id);
        return session.isPresent() ? session : tokens.bot(id).flatMap(bot -> open(bot, id));
    }

    /** Whoever takes the token away ends its session, but may have done so before this one was there. */
    private Optional<LoginSession> open(User bot, SessionId id) {
        LoginSession session = sessions.open(bot, id, settings.get().lifetime());
        if (tokens.stands(id)) {
            return Optional.of(session);
        }
        sessions.end(id);
        return Optional.empty();
    }

    /** Ends the session on all nodes; sockets opened with it close. */
    public void logOut(SessionId session) {
        sessions.end(session);
    }
}
