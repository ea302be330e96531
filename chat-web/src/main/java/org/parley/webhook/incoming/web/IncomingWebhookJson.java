package org.parley.webhook.incoming.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.jspecify.annotations.Nullable;
import org.parley.webhook.incoming.IncomingWebhook;

/** An incoming webhook. */
@JsonbPropertyOrder({"id", "room", "createdAt", "url"})
public record IncomingWebhookJson(
        String id, String room, long createdAt, @Nullable String url) {

    static IncomingWebhookJson of(IncomingWebhook webhook, @Nullable String url) {
        return new IncomingWebhookJson(
                webhook.id().toString(),
                webhook.room().toString(),
                webhook.createdAt().toEpochMilli(),
                url);
    }
}
