package org.parley.slash;

import java.net.URI;
import org.parley.account.UserId;

/**
 * A command of a bot.
 *
 * @param target of the service that answers
 * @param description what it does, in a few words; may be empty
 * @param hint what may be typed behind the name; may be empty
 */
public record SlashCommand(CommandName name, UserId bot, URI target, String description, String hint) {}
