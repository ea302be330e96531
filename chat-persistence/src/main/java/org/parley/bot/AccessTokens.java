package org.parley.bot;

import java.util.List;
import java.util.Optional;
import org.parley.account.User;
import org.parley.account.UserId;
import org.parley.session.SessionId;

/**
 * The access tokens of all bots: the truth about who may log in with one.
 *
 * <p>Methods that change something take part in the caller's transaction. Blocks on I/O. Throws {@link
 * org.parley.failure.ParleyException} with {@code ACCOUNTS_UNAVAILABLE} when the database cannot be reached. Safe for use
 * by many threads.
 */
public interface AccessTokens {

    void add(AccessToken token);

    /** A bot's tokens, the oldest first. */
    List<AccessToken> of(UserId bot);

    /** Takes a token away; until the transaction ends, {@link #stands} waits for it. Empty if the bot has none such. */
    Optional<AccessToken> remove(UserId bot, AccessTokenId id);

    /** The bot whose token opens this session. */
    Optional<User> bot(SessionId session);

    /** Whether there is a token that opens this session, once whoever is taking it away has done so. */
    boolean stands(SessionId session);
}
