package org.parley.webhook.incoming;

import java.util.UUID;

/** Identifies an incoming webhook without being its secret. */
public record IncomingWebhookId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
