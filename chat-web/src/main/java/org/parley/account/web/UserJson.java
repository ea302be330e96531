package org.parley.account.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.jspecify.annotations.Nullable;
import org.parley.account.User;

/** A <i>user</i> of the protocol. */
@JsonbPropertyOrder({"id", "username", "displayName", "bot"})
public record UserJson(
        String id,
        String username,
        String displayName,
        @Nullable Boolean bot) {

    public static UserJson of(User user) {
        return new UserJson(user.id().toString(), user.username(), user.displayName(), user.bot() ? true : null);
    }
}
