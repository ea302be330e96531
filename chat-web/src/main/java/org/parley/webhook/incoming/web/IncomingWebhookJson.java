package org.parley.webhook.incoming.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.parley.webhook.incoming.IncomingWebhook;

/** An incoming webhook. */
@Schema(name = "IncomingWebhook")
@JsonbPropertyOrder({"id", "room", "createdAt", "url"})
public record IncomingWebhookJson(
        @Schema(format = "uuid") String id,

        @Schema(format = "uuid") String room,

        @Schema(description = "milliseconds since 1970-01-01T00:00Z")
        long createdAt,

        @Schema(description = "where to post; a secret, told once") @Nullable
        String url) {

    static IncomingWebhookJson of(IncomingWebhook webhook, @Nullable String url) {
        return new IncomingWebhookJson(
                webhook.id().toString(),
                webhook.room().toString(),
                webhook.createdAt().toEpochMilli(),
                url);
    }
}
