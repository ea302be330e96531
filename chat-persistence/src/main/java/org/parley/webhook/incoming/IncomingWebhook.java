package org.parley.webhook.incoming;

import java.time.Instant;
import org.parley.account.UserId;
import org.parley.room.RoomId;

/**
 * A secret URL that posts into one room as one bot.
 *
 * @param digest of the secret; see {@link org.parley.identifier.RandomSecret}
 */
public record IncomingWebhook(IncomingWebhookId id, UserId bot, RoomId room, String digest, Instant createdAt) {}
