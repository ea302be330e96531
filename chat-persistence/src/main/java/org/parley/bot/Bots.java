package org.parley.bot;

import java.util.List;
import java.util.Optional;
import org.parley.account.UserId;

/**
 * All bots. What belongs to a bot ends with it; its account stays, since the logs of rooms name it.
 *
 * <p>Methods that change something take part in the caller's transaction. Blocks on I/O. Throws {@link
 * org.parley.failure.ParleyException} with {@code ACCOUNTS_UNAVAILABLE} when the database cannot be reached. Safe for use
 * by many threads.
 */
public interface Bots {

    /**
     * Makes a bot, with an account. Of several that a person makes at once, none goes beyond the limit.
     *
     * @param limit how many bots its owner may have
     * @throws org.parley.failure.ParleyException {@code USERNAME_TAKEN}; {@code LIMIT_REACHED}
     */
    Bot create(NewBot bot, int limit);

    Optional<Bot> find(UserId bot);

    /** A person's bots, the oldest first. */
    List<Bot> ownedBy(UserId owner);

    /**
     * The bot, with nobody else deleting it or changing what belongs to it until the transaction ends, if they hold it
     * too.
     */
    Optional<Bot> hold(UserId bot);

    /** Deletes the bot, and all that belongs to it but its account. The caller holds it. */
    void remove(UserId bot);
}
