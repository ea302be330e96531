package org.parley.slash.service;

import jakarta.json.JsonException;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.parley.webhook.http.WebhookAnswer;

/**
 * What a service says to a command: JSON as Slack and Mattermost take it, or plain text, which is for the person alone.
 *
 * @param toAll whether the whole room is to read it
 * @param text may be empty
 */
record ServiceAnswer(boolean toAll, String text) {
    private static final JsonParserFactory PARSERS = JsonProvider.provider().createParserFactory(Map.of());
    private static final String IN_CHANNEL = "in_channel";

    /** Empty if it cannot be understood. */
    static Optional<ServiceAnswer> of(WebhookAnswer answer) {
        String body = answer.body().strip();
        if (body.isEmpty() || !answer.contentType().equals("application/json")) {
            return Optional.of(new ServiceAnswer(false, body));
        }
        try (JsonParser json = PARSERS.createParser(new StringReader(body))) {
            return read(json);
        } catch (JsonException | NoSuchElementException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static Optional<ServiceAnswer> read(JsonParser json) {
        if (json.next() != JsonParser.Event.START_OBJECT) {
            return Optional.empty();
        }
        String text = "";
        boolean toAll = false;
        while (json.next() == JsonParser.Event.KEY_NAME) {
            String field = json.getString();
            JsonParser.Event value = json.next();
            if (value == JsonParser.Event.VALUE_STRING && field.equals("text")) {
                text = json.getString();
            } else if (value == JsonParser.Event.VALUE_STRING && field.equals("response_type")) {
                toAll = json.getString().equals(IN_CHANNEL);
            } else if (value == JsonParser.Event.START_OBJECT) {
                json.skipObject();
            } else if (value == JsonParser.Event.START_ARRAY) {
                json.skipArray();
            }
        }
        return Optional.of(new ServiceAnswer(toAll, text.strip()));
    }
}
