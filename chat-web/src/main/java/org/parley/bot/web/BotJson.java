package org.parley.bot.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.parley.account.web.UserJson;
import org.parley.bot.Bot;

/** A bot of somebody's. */
@Schema(name = "Bot")
@JsonbPropertyOrder({"user", "createdAt"})
public record BotJson(
        UserJson user,

        @Schema(description = "milliseconds since 1970-01-01T00:00Z")
        long createdAt) {

    static BotJson of(Bot bot) {
        return new BotJson(UserJson.of(bot.user()), bot.createdAt().toEpochMilli());
    }
}
