package org.parley.webhook.incoming.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.identifier.RandomSecret;
import org.parley.message.AppendOutcome.Appended;
import org.parley.message.ClientId;
import org.parley.message.service.MessageService;
import org.parley.message.service.NewMessage;
import org.parley.webhook.incoming.IncomingWebhook;
import org.parley.webhook.incoming.IncomingWebhooks;

/** Posts what comes by incoming webhooks. Outside transactions, as messages are. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IncomingPosts {
    @Inject
    IncomingWebhooks webhooks;

    @Inject
    MessageService messages;

    /**
     * Posts a message in Slack's or Mattermost's JSON. Blocks for as long as the database takes to find the webhook, but
     * not until the message is stored.
     *
     * @param digest of the webhook's secret
     * @param idempotencyKey requests with the same one have one effect, for ever; any text
     * @return completes when the message is durable; fails with a {@link ParleyException}
     * @throws ParleyException {@code NOT_FOUND} if there is no such webhook; what {@link SlackMessage} throws
     */
    public CompletionStage<Appended> post(String digest, String json, Optional<String> idempotencyKey) {
        IncomingWebhook webhook = webhooks.find(digest)
                .orElseThrow(() -> new ParleyException(ErrorCode.NOT_FOUND, "There is no such webhook."));
        String text = SlackMessage.textOf(json);
        ClientId clientId = idempotencyKey
                .map(IncomingPosts::clientId)
                .orElseGet(() -> new ClientId(UUID.randomUUID().toString()));
        NewMessage message = new NewMessage(webhook.room(), webhook.bot(), clientId, text, false, null);
        return messages.post(message, CompletableFuture.completedStage(null)).stored();
    }

    private static ClientId clientId(String key) {
        return new ClientId(ClientId.isValid(key) ? key : RandomSecret.digest(key));
    }
}
