package org.parley.webhook.incoming.service;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.parley.failure.ParleyException;
import org.parley.json.ForeignJson;
import org.parley.json.JsonFields;

/**
 * A message in the JSON of Slack's incoming webhooks and answers to commands, which Mattermost's is alike.
 *
 * <p>Of a message {@code text}, {@code blocks} and {@code attachments} are read; where there are blocks, the text is what
 * those show who cannot show blocks, and is left out. Of blocks {@code header}, {@code section}, {@code context} and
 * {@code divider}; of an attachment {@code pretext}, {@code title}, {@code title_link}, {@code text}, {@code fields} and
 * its own blocks, and if there is none of these {@code fallback}. Everything else is passed over, the names and pictures
 * by which a sender would look like somebody else among it.
 */
public final class SlackMessage {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_PARTS = 100;
    private static final String DIVIDER = "———";

    private SlackMessage() {}

    /**
     * The text that says the same; empty if there is nothing that can be shown.
     *
     * @throws ParleyException {@code MALFORMED_FRAME}, {@code TOO_DEEP}; {@code INVALID_FIELD} for a field of a wrong type,
     *     and for more than 100 attachments, blocks or fields in one place
     */
    public static String textOf(String json) {
        return textOf(parsed(json));
    }

    /** @throws ParleyException {@code MALFORMED_FRAME}, {@code TOO_DEEP} */
    public static JsonObject parsed(String json) {
        return ForeignJson.object(json, MAX_DEPTH);
    }

    /** As {@link #textOf(String)}, of what is {@link #parsed}. */
    public static String textOf(JsonObject json) {
        JsonFields message = JsonFields.withNulls(json);
        String blocks = blocks(message);
        String attachments = lines(message.optionalObjects("attachments", MAX_PARTS, SlackMessage::attachment));
        return lines(List.of(blocks.isEmpty() ? text(message, "text") : blocks, attachments));
    }

    private static String attachment(JsonFields attachment) {
        String title = text(attachment, "title");
        String link = attachment.optionalText("title_link").orElse("").strip();
        String shown = lines(List.of(
                text(attachment, "pretext"),
                title.isEmpty() || link.isEmpty() ? title + link : title + " (" + link + ")",
                text(attachment, "text"),
                lines(attachment.optionalObjects("fields", MAX_PARTS, SlackMessage::field)),
                blocks(attachment)));
        return shown.isEmpty() ? text(attachment, "fallback") : shown;
    }

    private static String field(JsonFields field) {
        String title = text(field, "title");
        String value = text(field, "value");
        return title.isEmpty() || value.isEmpty() ? title + value : title + ": " + value;
    }

    private static String blocks(JsonFields of) {
        return lines(of.optionalObjects("blocks", MAX_PARTS, SlackMessage::block));
    }

    private static String block(JsonFields block) {
        return switch (block.optionalText("type").orElse("")) {
            case "header", "section" ->
                lines(List.of(
                        inner(block.optionalObject("text")),
                        lines(block.optionalObjects("fields", MAX_PARTS, part -> text(part, "text")))));
            case "context" ->
                block.optionalObjects("elements", MAX_PARTS, part -> text(part, "text")).stream()
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "));
            case "divider" -> DIVIDER;
            default -> "";
        };
    }

    private static String inner(Optional<JsonFields> text) {
        return text.map(fields -> text(fields, "text")).orElse("");
    }

    private static String text(JsonFields fields, String key) {
        return fields.optionalText(key)
                .map(SlackMarkup::plain)
                .map(String::strip)
                .orElse("");
    }

    private static String lines(List<String> parts) {
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("\n"));
    }
}
