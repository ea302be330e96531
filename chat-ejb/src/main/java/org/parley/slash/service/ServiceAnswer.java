package org.parley.slash.service;

import jakarta.json.JsonObject;
import org.parley.failure.ParleyException;
import org.parley.webhook.http.WebhookAnswer;
import org.parley.webhook.incoming.service.SlackMessage;

/**
 * What a service says to a command: JSON as Slack and Mattermost take it, or plain text, which is for the person alone.
 *
 * @param toAll whether the whole room is to read it
 * @param text may be empty
 */
record ServiceAnswer(boolean toAll, String text) {
    /** @throws ParleyException if it is JSON that cannot be understood */
    static ServiceAnswer of(WebhookAnswer answer) {
        String body = answer.body().strip();
        if (body.isEmpty() || !answer.contentType().equals("application/json")) {
            return new ServiceAnswer(false, body);
        }
        JsonObject json = SlackMessage.parsed(body);
        boolean toAll = json.getString("response_type", "").equals("in_channel");
        return new ServiceAnswer(toAll, SlackMessage.textOf(json));
    }
}
