package org.parley.webhook;

import java.util.UUID;
import org.parley.account.UserId;

/**
 * A webhook that is to be served.
 *
 * @param name the bot's username
 * @param revision another one whenever the owner has changed something
 */
public record ActiveWebhook(UserId bot, String name, UUID revision) {}
