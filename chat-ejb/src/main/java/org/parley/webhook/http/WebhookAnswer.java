package org.parley.webhook.http;

import java.util.Optional;

/**
 * What another service answered.
 *
 * @param status of HTTP
 * @param contentType without parameters, in lower case; empty if none was said
 * @param retryAfter the header, as it came
 * @param body as much of it as is taken
 */
public record WebhookAnswer(int status, String contentType, Optional<String> retryAfter, String body) {

    /** Whether it took what was sent. */
    public boolean isSuccess() {
        return status / 100 == 2;
    }
}
