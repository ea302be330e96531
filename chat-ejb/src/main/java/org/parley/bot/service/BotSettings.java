package org.parley.bot.service;

import org.parley.settings.Settings;

/**
 * Who may have bots. May change while the application runs; bots that there are stay.
 *
 * @param perPerson how many; 0: nobody may make one
 */
public record BotSettings(int perPerson) {
    public static BotSettings read(Settings settings) {
        return new BotSettings(settings.number("parley.bot.per-person", 5, 0, 1000));
    }
}
