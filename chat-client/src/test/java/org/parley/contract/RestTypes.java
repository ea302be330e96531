package org.parley.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in words what a schema of {@link RestDocument} allows. */
final class RestTypes {
    private static final String SCHEMAS = "#/components/schemas/";

    private RestTypes() {}

    /** The type and the bounds, and what {@code owner} says of the meaning. */
    static String told(JsonNode schema, JsonNode owner) {
        String meaning = owner.path("description").asText();
        return (name(schema) + bounds(schema) + (meaning.isEmpty() ? "" : ". " + meaning))
                .replace("|", "\\|")
                .strip();
    }

    static boolean isRequired(JsonNode schema, String property) {
        return RestDocument.elements(schema.path("required"))
                .anyMatch(required -> required.asText().equals(property));
    }

    /** The name of the schema that is referred to. */
    static Optional<String> reference(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.startsWith(SCHEMAS) ? Optional.of(reference.substring(SCHEMAS.length())) : Optional.empty();
    }

    static String name(JsonNode schema) {
        return reference(schema)
                .map(name -> "[%s](#%s)".formatted(name, name.toLowerCase(Locale.ROOT)))
                .orElseGet(() -> inline(schema));
    }

    private static String inline(JsonNode schema) {
        if (schema.has("enum")) {
            return RestDocument.elements(schema.path("enum"))
                    .map(value -> "`" + value.asText() + "`")
                    .collect(Collectors.joining(", "));
        }
        return switch (schema.path("type").asText()) {
            case "array" -> "array of " + name(schema.path("items"));
            case "integer" -> "whole number";
            case "boolean" -> "boolean";
            case "object" -> "object with the values " + name(schema.path("additionalProperties"));
            default -> schema.path("format").asText().equals("uuid") ? "UUID" : "text";
        };
    }

    private static String bounds(JsonNode schema) {
        List<String> bounds = new ArrayList<>();
        range(schema, "minLength", "maxLength", " characters").ifPresent(bounds::add);
        range(schema, "minimum", "maximum", "").ifPresent(bounds::add);
        if (schema.has("pattern")) {
            bounds.add("`" + schema.path("pattern").asText() + "`");
        }
        if (schema.has("default")) {
            bounds.add("default " + schema.path("default").asText());
        }
        return bounds.isEmpty() ? "" : ", " + String.join(", ", bounds);
    }

    private static Optional<String> range(JsonNode schema, String least, String most, String unit) {
        if (schema.has(least) && schema.has(most)) {
            return Optional.of(
                    schema.path(least).asText() + "–" + schema.path(most).asText() + unit);
        }
        if (schema.has(most)) {
            return Optional.of("at most " + schema.path(most).asText() + unit);
        }
        return schema.has(least) ? Optional.of("at least " + schema.path(least).asText() + unit) : Optional.empty();
    }
}
