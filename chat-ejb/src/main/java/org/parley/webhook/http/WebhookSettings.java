package org.parley.webhook.http;

import java.time.Duration;
import org.parley.settings.Settings;

/**
 * What requests to other services may do. May change while the application runs.
 *
 * @param timeout of a request, from the first byte sent to the last byte received
 */
public record WebhookSettings(InternalTargets internal, Duration timeout) {

    public static WebhookSettings read(Settings settings) {
        return new WebhookSettings(
                settings.parse(
                        "parley.webhook.internal-targets",
                        InternalTargets.NONE,
                        "networks and host names, comma separated",
                        "10.1.0.0/16,fd12::/16,build.example.com",
                        InternalTargets::of),
                settings.duration("parley.webhook.timeout", Duration.ofSeconds(10)));
    }
}
