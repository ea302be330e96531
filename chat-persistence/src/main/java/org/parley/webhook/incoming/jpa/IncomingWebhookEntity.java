package org.parley.webhook.incoming.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.parley.account.UserId;
import org.parley.room.RoomId;
import org.parley.webhook.incoming.IncomingWebhook;
import org.parley.webhook.incoming.IncomingWebhookId;

/** A row of {@code incoming_webhook}. */
@Entity
@Table(name = "incoming_webhook")
public class IncomingWebhookEntity {
    @Id
    UUID id;

    @Column
    UUID bot;

    @Column
    UUID room;

    @Column
    String digest;

    @Column(name = "created_at")
    Instant createdAt;

    protected IncomingWebhookEntity() {}

    IncomingWebhookEntity(IncomingWebhook webhook) {
        this.id = webhook.id().value();
        this.bot = webhook.bot().value();
        this.room = webhook.room().value();
        this.digest = webhook.digest();
        this.createdAt = webhook.createdAt();
    }

    IncomingWebhook toWebhook() {
        return new IncomingWebhook(new IncomingWebhookId(id), new UserId(bot), new RoomId(room), digest, createdAt);
    }
}
