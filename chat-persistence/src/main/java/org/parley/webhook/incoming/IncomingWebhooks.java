package org.parley.webhook.incoming;

import java.util.List;
import java.util.Optional;
import org.parley.account.UserId;

/**
 * The incoming webhooks of all bots.
 *
 * <p>Methods that change something take part in the caller's transaction. Blocks on I/O. Throws {@link
 * org.parley.failure.ParleyException} with {@code ACCOUNTS_UNAVAILABLE} when the database cannot be reached. Safe for use
 * by many threads.
 */
public interface IncomingWebhooks {

    void add(IncomingWebhook webhook);

    /** A bot's webhooks, the oldest first. */
    List<IncomingWebhook> of(UserId bot);

    Optional<IncomingWebhook> find(String digest);

    /** @return false if the bot has none such */
    boolean remove(UserId bot, IncomingWebhookId id);
}
