package org.parley.bot;

import java.time.Instant;
import org.parley.account.User;
import org.parley.account.UserId;

/**
 * A program with an account of its own, which it uses by {@linkplain AccessToken access tokens}.
 *
 * @param owner the person who answers for it
 */
public record Bot(User user, UserId owner, Instant createdAt) {
    public UserId id() {
        return user.id();
    }
}
