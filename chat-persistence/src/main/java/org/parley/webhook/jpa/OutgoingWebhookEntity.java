package org.parley.webhook.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;
import org.parley.webhook.SigningSecret;
import org.parley.webhook.WebhookState;

/** A row of {@code outgoing_webhook}. */
@Entity
@Table(name = "outgoing_webhook")
public class OutgoingWebhookEntity {
    @Id
    UUID bot;

    @Column
    String url;

    @Embedded
    SecretColumns secrets;

    @Column
    UUID revision;

    @Column(name = "set_at")
    Instant setAt;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Column(name = "last_answer")
    @Nullable
    String lastAnswer;

    @Column(name = "last_answer_at")
    @Nullable
    Instant lastAnswerAt;

    @Column(name = "failing_since")
    @Nullable
    Instant failingSince;

    protected OutgoingWebhookEntity() {}

    OutgoingWebhookEntity(UserId bot, URI target, SigningSecret secret, Instant setAt) {
        this.bot = bot.value();
        this.url = target.toString();
        this.secrets = new SecretColumns(secret);
        this.revision = UUID.randomUUID();
        this.setAt = setAt;
    }

    WebhookState toState() {
        return new WebhookState(
                URI.create(url),
                setAt,
                lastAnswer == null || lastAnswerAt == null
                        ? Optional.empty()
                        : Optional.of(new WebhookState.Answer(lastAnswer, lastAnswerAt)),
                Optional.ofNullable(failingSince),
                Optional.ofNullable(endedAt));
    }
}
