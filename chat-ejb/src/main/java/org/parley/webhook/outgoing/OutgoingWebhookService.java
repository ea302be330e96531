package org.parley.webhook.outgoing;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.parley.account.UserId;
import org.parley.bot.service.BotService;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.message.MessageHistory;
import org.parley.message.RoomHead;
import org.parley.room.JoinedRoom;
import org.parley.room.Memberships;
import org.parley.room.RoomId;
import org.parley.settings.LiveSettings;
import org.parley.webhook.DeadLetter;
import org.parley.webhook.DeadLetters;
import org.parley.webhook.OutgoingWebhooks;
import org.parley.webhook.SigningSecret;
import org.parley.webhook.WebhookState;
import org.parley.webhook.http.ServiceUrl;

/**
 * The outgoing webhooks of a person's bots. Each method is one transaction.
 *
 * <p>Every method throws {@link ParleyException}, besides what it says itself: {@code NOT_FOUND} for a bot that there is
 * not, or that is somebody else's, and for a webhook that there is not; {@code ACCOUNTS_UNAVAILABLE} when the database is
 * away.
 */
@Stateless
public class OutgoingWebhookService {
    /** Most dead letters that are shown at once. */
    public static final int MAX_PAGE = 200;

    @Inject
    BotService bots;

    @Inject
    OutgoingWebhooks webhooks;

    @Inject
    DeadLetters letters;

    @Inject
    Memberships memberships;

    @Inject
    MessageHistory history;

    @Inject
    LiveSettings<OutgoingWebhookSettings> settings;

    /**
     * A webhook and how it fares.
     *
     * @param behind events in the bot's rooms that it was not sent yet, its own among them
     */
    public record Report(WebhookState state, long behind, long deadLetters) {}

    /**
     * Sets the webhook of a bot, or changes it; it begins again if it had ended. What it is sent begins behind the bot's read
     * position in each room.
     *
     * @return the secret of a new webhook, which is not shown again; empty for one that was changed, and keeps its own
     * @throws ParleyException {@code INVALID_FIELD}; {@code LIMIT_REACHED}: the house has as many as it may
     */
    public Optional<SigningSecret> set(UserId bot, UserId owner, String url) {
        URI target = ServiceUrl.of(url);
        bots.holdOwned(bot, owner);
        if (webhooks.change(bot, target)) {
            return Optional.empty();
        }
        if (webhooks.count() >= settings.get().most()) {
            throw new ParleyException(ErrorCode.LIMIT_REACHED, "There are as many webhooks as there may be.");
        }
        SigningSecret secret = SigningSecret.random();
        webhooks.add(bot, target, secret);
        return Optional.of(secret);
    }

    /**
     * Makes a new secret. For a day requests are signed with the one before too.
     *
     * @return the secret, which is not shown again
     */
    public SigningSecret renewSecret(UserId bot, UserId owner) {
        bots.holdOwned(bot, owner);
        SigningSecret secret = SigningSecret.random();
        if (!webhooks.renew(bot, secret)) {
            throw noWebhook();
        }
        return secret;
    }

    public void remove(UserId bot, UserId owner) {
        bots.holdOwned(bot, owner);
        if (!webhooks.remove(bot)) {
            throw noWebhook();
        }
    }

    /** @throws ParleyException also {@code HISTORY_UNAVAILABLE} */
    public Report report(UserId bot, UserId owner) {
        return new Report(state(bot, owner), behind(bot), letters.count(bot));
    }

    /** The first of its dead letters, by room and offset. */
    public List<DeadLetter> deadLetters(UserId bot, UserId owner) {
        state(bot, owner);
        return letters.of(bot, MAX_PAGE);
    }

    /**
     * Has all its dead letters sent again, each once.
     *
     * @return how many
     */
    public int replay(UserId bot, UserId owner) {
        state(bot, owner);
        return letters.want(bot);
    }

    private WebhookState state(UserId bot, UserId owner) {
        bots.owned(bot, owner);
        return webhooks.find(bot).orElseThrow(OutgoingWebhookService::noWebhook);
    }

    private long behind(UserId bot) {
        Map<RoomId, Long> read = memberships.roomsOf(bot).stream()
                .collect(Collectors.toMap(joined -> joined.room().id(), JoinedRoom::readOffset));
        Map<RoomId, RoomHead> heads = history.heads(read.keySet());
        return read.entrySet().stream()
                .mapToLong(room -> Math.max(
                        0, heads.getOrDefault(room.getKey(), RoomHead.EMPTY).offset() - room.getValue()))
                .sum();
    }

    private static ParleyException noWebhook() {
        return new ParleyException(ErrorCode.NOT_FOUND, "The bot has no webhook.");
    }
}
