package org.parley.account.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.account.Accounts;
import org.parley.account.NewAccount;
import org.parley.account.PasswordHashes;
import org.parley.account.User;
import org.parley.account.UserId;
import org.parley.account.Username;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.text.Line;

/**
 * Registers people and finds them. Holds no transaction while a password is hashed.
 *
 * <p>Every method throws {@link ParleyException}: {@code INVALID_FIELD} or {@code INVALID_TEXT} for what cannot be
 * taken, {@code ACCOUNTS_UNAVAILABLE} when the database is away.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccountService {
    private static final int MAX_DISPLAY_NAME = 64;
    private static final int MIN_PASSWORD = 8;
    private static final int MAX_PASSWORD = 200;
    private static final int MAX_FOUND = 20;
    private static final int MAX_ASKED = 200;

    @Inject
    Accounts accounts;

    @Inject
    PasswordHashes passwords;

    /**
     * Registers a person.
     *
     * @param displayName absent or blank: the username
     * @throws ParleyException {@code USERNAME_TAKEN}; {@code OVERLOADED} when too many register or log in at once
     */
    public User register(String username, @Nullable String displayName, String password) {
        Username name = Username.of(username);
        String shown = displayName == null || displayName.isBlank()
                ? name.value()
                : Line.of("displayName", displayName, 1, MAX_DISPLAY_NAME);
        requirePassword(password);
        if (accounts.find(name).isPresent()) {
            // Answered before the slow hash; a race is decided by the database.
            throw new ParleyException(ErrorCode.USERNAME_TAKEN);
        }
        return accounts.register(new NewAccount(name, shown, passwords.hash(password)));
    }

    private static void requirePassword(String password) {
        Line.requireUnicode("password", password);
        int length = password.codePointCount(0, password.length());
        if (length < MIN_PASSWORD || length > MAX_PASSWORD) {
            throw new ParleyException(
                    ErrorCode.INVALID_FIELD,
                    "The field password takes " + MIN_PASSWORD + " to " + MAX_PASSWORD + " characters.");
        }
    }

    /** At most 20 people whose username or display name starts with {@code query}. */
    public List<User> search(String query) {
        return accounts.startingWith(Line.of("query", query, 0, MAX_DISPLAY_NAME), MAX_FOUND);
    }

    /** These people, at most 200; unknown ids are left out. */
    public List<User> find(Collection<UserId> ids) {
        if (ids.size() > MAX_ASKED) {
            throw new ParleyException(ErrorCode.INVALID_FIELD, "The field id may be given " + MAX_ASKED + " times.");
        }
        return accounts.find(ids);
    }
}
