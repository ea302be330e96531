package org.parley.bot.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.parley.account.UserId;
import org.parley.bot.AccessToken;
import org.parley.bot.AccessTokenId;
import org.parley.bot.AccessTokens;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.identifier.TimeOrderedUuid;
import org.parley.session.LoginSessions;
import org.parley.session.SessionId;
import org.parley.session.SessionToken;
import org.parley.text.Line;

/**
 * Gives out the secrets by which bots log in, and revokes them. Each method is one transaction.
 *
 * <p>Every method throws {@link ParleyException}, besides what it says itself: {@code NOT_FOUND} for a bot that there is
 * not, or that is somebody else's; {@code ACCOUNTS_UNAVAILABLE} when the database is away.
 */
@Stateless
public class AccessTokenService {
    private static final int MAX_LABEL = 64;
    private static final int MAX_TOKENS = 10;

    @Inject
    BotService bots;

    @Inject
    AccessTokens tokens;

    @Inject
    LoginSessions sessions;

    /** A new token and its secret, which is not kept. */
    public record Issued(AccessToken token, SessionToken secret) {}

    /**
     * Gives a bot a token.
     *
     * @param label says where it is used; may be empty
     * @throws ParleyException {@code LIMIT_REACHED}; {@code INVALID_FIELD} or {@code INVALID_TEXT}
     */
    public Issued issue(UserId bot, UserId owner, String label) {
        String line = Line.of("label", label, 0, MAX_LABEL);
        bots.holdOwned(bot, owner);
        if (tokens.of(bot).size() >= MAX_TOKENS) {
            throw new ParleyException(ErrorCode.LIMIT_REACHED, "A bot may have " + MAX_TOKENS + " tokens.");
        }
        SessionToken secret = SessionToken.random();
        AccessToken token = new AccessToken(
                new AccessTokenId(TimeOrderedUuid.next()),
                bot,
                SessionId.of(secret),
                line,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
        tokens.add(token);
        return new Issued(token, secret);
    }

    public List<AccessToken> of(UserId bot, UserId owner) {
        bots.owned(bot, owner);
        return tokens.of(bot);
    }

    /**
     * Revokes a token: its session ends on all nodes, and sockets opened with it close.
     *
     * @throws ParleyException {@code NOT_FOUND}; {@code SESSIONS_UNAVAILABLE}: the token is good as before
     */
    public void revoke(UserId bot, UserId owner, AccessTokenId id) {
        bots.owned(bot, owner);
        AccessToken token = tokens.remove(bot, id)
                .orElseThrow(() -> new ParleyException(ErrorCode.NOT_FOUND, "The bot has no such token."));
        // before the commit: who opens a session meanwhile waits for it, and finds the token gone
        sessions.end(token.session());
    }
}
