package org.parley.webhook.outgoing;

import java.io.IOException;
import java.time.Instant;
import org.parley.integration.event.CloudEvent;
import org.parley.webhook.Recipient;
import org.parley.webhook.http.WebhookClient;
import org.parley.webhook.http.WebhookRequest;

/** Sends an event to its recipient: CloudEvents over HTTP in structured mode. */
record Courier(WebhookClient client) {
    private static final String CONTENT_TYPE = "application/cloudevents+json";

    /** Blocks until there is an answer, or none is expected any more. */
    Outcome bring(CloudEvent event, Recipient recipient) {
        try {
            return Outcome.of(
                    client.post(new WebhookRequest(
                            recipient.target(), event.id(), CONTENT_TYPE, event.json(), recipient.secrets())),
                    Instant.now());
        } catch (IOException e) {
            return Outcome.of(e);
        }
    }
}
