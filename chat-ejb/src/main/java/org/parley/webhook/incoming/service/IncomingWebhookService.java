package org.parley.webhook.incoming.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.parley.account.UserId;
import org.parley.bot.service.BotService;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.identifier.RandomSecret;
import org.parley.identifier.TimeOrderedUuid;
import org.parley.room.Memberships;
import org.parley.room.RoomId;
import org.parley.webhook.incoming.IncomingWebhook;
import org.parley.webhook.incoming.IncomingWebhookId;
import org.parley.webhook.incoming.IncomingWebhooks;

/**
 * Makes incoming webhooks for bots, and takes them away. Each method is one transaction.
 *
 * <p>Every method throws {@link ParleyException}, besides what it says itself: {@code NOT_FOUND} for a bot that there is
 * not, or that is somebody else's; {@code ACCOUNTS_UNAVAILABLE} when the database is away.
 */
@Stateless
public class IncomingWebhookService {
    private static final int MAX_WEBHOOKS = 20;

    @Inject
    BotService bots;

    @Inject
    IncomingWebhooks webhooks;

    @Inject
    Memberships memberships;

    /**
     * A new webhook and the secret of its URL, which is not kept.
     *
     * @param secret of letters, digits, {@code -} and {@code _}
     */
    public record Made(IncomingWebhook webhook, String secret) {
        @Override
        public String toString() {
            return "Made[" + webhook.id() + "]";
        }
    }

    /**
     * Makes a webhook that posts into a room as a bot.
     *
     * @throws ParleyException {@code LIMIT_REACHED}; if the bot is not in the room, as it would be refused there
     */
    public Made create(UserId bot, UserId owner, RoomId room) {
        bots.holdOwned(bot, owner);
        Memberships.Standing standing = memberships.standing(room, bot);
        if (standing == Memberships.Standing.STRANGER) {
            throw new ParleyException(ErrorCode.NOT_A_MEMBER, "The bot is not a member of this room.");
        }
        if (!standing.belongs()) {
            throw standing.refusal();
        }
        if (webhooks.of(bot).size() >= MAX_WEBHOOKS) {
            throw new ParleyException(
                    ErrorCode.LIMIT_REACHED, "A bot may have " + MAX_WEBHOOKS + " incoming webhooks.");
        }
        String secret = RandomSecret.next();
        IncomingWebhook webhook = new IncomingWebhook(
                new IncomingWebhookId(TimeOrderedUuid.next()),
                bot,
                room,
                RandomSecret.digest(secret),
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
        webhooks.add(webhook);
        return new Made(webhook, secret);
    }

    public List<IncomingWebhook> of(UserId bot, UserId owner) {
        bots.owned(bot, owner);
        return webhooks.of(bot);
    }

    /** @throws ParleyException {@code NOT_FOUND} */
    public void delete(UserId bot, UserId owner, IncomingWebhookId id) {
        bots.owned(bot, owner);
        if (!webhooks.remove(bot, id)) {
            throw new ParleyException(ErrorCode.NOT_FOUND, "The bot has no such webhook.");
        }
    }
}
