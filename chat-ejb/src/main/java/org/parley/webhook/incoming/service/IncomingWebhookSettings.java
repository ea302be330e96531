package org.parley.webhook.incoming.service;

import org.parley.settings.Settings;

/**
 * What incoming webhooks may do. May change while the application runs.
 *
 * @param postsPerSecond by each of them, to one node, in the long run; twice as many at once
 */
public record IncomingWebhookSettings(int postsPerSecond) {
    static IncomingWebhookSettings read(Settings settings) {
        return new IncomingWebhookSettings(settings.number("parley.webhook.posts-per-second", 10, 1, 10_000));
    }
}
