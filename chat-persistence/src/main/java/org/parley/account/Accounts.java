package org.parley.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The accounts of all people and bots. A username belongs to one account for ever, whatever its case.
 *
 * <p>Blocks on I/O. Throws {@link org.parley.failure.ParleyException} with {@code ACCOUNTS_UNAVAILABLE} when the
 * database cannot be reached. Safe for use by many threads.
 */
public interface Accounts {

    /**
     * Registers an account; of two that ask for the same username at once, one gets it.
     *
     * @throws org.parley.failure.ParleyException {@code USERNAME_TAKEN}
     */
    User register(NewAccount account);

    /**
     * Registers the account of a bot, which nobody can log in to with a password.
     *
     * @throws org.parley.failure.ParleyException {@code USERNAME_TAKEN}
     */
    User registerBot(Username username, String displayName);

    /** Empty also for an account without a password. */
    Optional<Credentials> credentials(Username username);

    Optional<User> find(Username username);

    Optional<User> find(UserId id);

    /** These people, in no order; unknown ids are left out. */
    List<User> find(Collection<UserId> ids);

    /**
     * People and bots whose username or display name starts with {@code prefix}, whatever its case, by username; deleted
     * bots are not among them.
     *
     * @param limit the largest number of them
     */
    List<User> startingWith(String prefix, int limit);
}
