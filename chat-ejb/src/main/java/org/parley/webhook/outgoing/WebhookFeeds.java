package org.parley.webhook.outgoing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ThreadFactory;
import org.parley.integration.event.EventFeed;
import org.parley.integration.event.EventFeeds;
import org.parley.integration.event.FeedReader;
import org.parley.message.MessageHistory;
import org.parley.settings.LiveSettings;
import org.parley.webhook.ActiveWebhook;
import org.parley.webhook.DeadLetters;
import org.parley.webhook.OutgoingWebhooks;
import org.parley.webhook.http.WebhookClient;

/** Makes what serves a webhook. */
@ApplicationScoped
public class WebhookFeeds {
    @Inject
    EventFeeds feeds;

    @Inject
    OutgoingWebhooks webhooks;

    @Inject
    DeadLetters letters;

    @Inject
    MessageHistory history;

    @Inject
    WebhookClient client;

    @Inject
    LiveSettings<OutgoingWebhookSettings> settings;

    @Inject
    WebhookMeter meter;

    WebhookAttendance begin(ActiveWebhook webhook, ThreadFactory threads) {
        Records records = new Records(webhooks, letters, meter);
        Courier courier = new Courier(client);
        Replay replay = new Replay(webhook.bot(), records, courier, history, feeds.cloudEvents());
        WebhookOutlet outlet = new WebhookOutlet(
                webhook.bot(), records, courier, replay, () -> settings.get().patience());
        EventFeed events = feeds.of(new FeedReader(webhook.bot(), "webhook", webhook.name()), outlet, meter::delivered);
        Thread thread = threads.newThread(events);
        thread.start();
        return new WebhookAttendance(webhook, events, outlet, thread);
    }
}
