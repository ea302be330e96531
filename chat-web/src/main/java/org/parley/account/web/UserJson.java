package org.parley.account.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.parley.account.User;

/** A <i>user</i> of the protocol. */
@Schema(name = "User")
@JsonbPropertyOrder({"id", "username", "displayName", "bot"})
public record UserJson(
        @Schema(format = "uuid") String id,
        @Schema(example = "alice") String username,
        String displayName,

        @Schema(description = "true for a program, else absent") @Nullable
        Boolean bot) {

    public static UserJson of(User user) {
        return new UserJson(user.id().toString(), user.username(), user.displayName(), user.bot() ? true : null);
    }
}
