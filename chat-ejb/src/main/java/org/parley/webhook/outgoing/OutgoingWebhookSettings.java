package org.parley.webhook.outgoing;

import java.time.Duration;
import org.parley.settings.Settings;

/**
 * How far Parley goes for outgoing webhooks. May change while the application runs.
 *
 * @param patience how long an event is tried while the other side fails
 * @param most webhooks of all bots together: each has a thread on one of the nodes
 */
public record OutgoingWebhookSettings(Duration patience, int most) {

    public static OutgoingWebhookSettings read(Settings settings) {
        return new OutgoingWebhookSettings(
                settings.duration("parley.webhook.patience", Duration.ofHours(24)),
                settings.number("parley.webhook.most", 500, 0, 5_000));
    }
}
