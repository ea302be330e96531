package org.parley.webhook.http;

import java.net.URI;
import org.parley.webhook.SigningSecrets;

/**
 * A POST to another service.
 *
 * @param id names what is sent, the same each time that it is sent
 */
public record WebhookRequest(URI target, String id, String contentType, String body, SigningSecrets secrets) {}
