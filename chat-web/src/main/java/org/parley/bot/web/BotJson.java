package org.parley.bot.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.parley.account.web.UserJson;
import org.parley.bot.Bot;

/** A bot of somebody's. */
@JsonbPropertyOrder({"user", "createdAt"})
public record BotJson(UserJson user, long createdAt) {

    static BotJson of(Bot bot) {
        return new BotJson(UserJson.of(bot.user()), bot.createdAt().toEpochMilli());
    }
}
