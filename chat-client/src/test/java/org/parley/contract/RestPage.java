package org.parley.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.parley.contract.RestDocument.Operation;

/** Writes {@code docs/rest.md} from {@link RestDocument}: the same document gives the same page. */
final class RestPage {
    private static final Pattern DOCUMENT = Pattern.compile("docs/([a-z]+\\.md)(#[a-z0-9-]+)?");

    private static final String BEGINNING = """
            # The REST API

            <!-- Made from openapi.yaml by RestPage; change that, and see CONTRIBUTING.md for the command. -->

            %s
            The same for machines is [openapi.yaml](openapi.yaml) (OpenAPI %s). Every node serves it at `/openapi`, without the examples, for
            Swagger UI, Postman or a generator of clients; Parley has no page of its own for that.

            ## Who asks

            %s
            ## When it is refused

            A refusal is `application/problem+json`, a [Problem](#problem). Its names stand below as `this-one`; what they mean, and their numbers, is
            in [protocol.md](protocol.md#errors). %s.

            ## Examples

            They are meant for `./parley run`, and work in the order of this page, in one shell; a test runs them so. `SERVICE` is a server of your
            own for webhooks and slash commands; without one, giving a command is answered with `command-failed`.

            ```sh
            API=${API:-http://localhost:8080/api/v1}
            SERVICE=${SERVICE:-https://build.example.com}
            JSON='Content-Type: application/json'
            RUN=$(date +%%s)
            PASSWORD=$(head -c 18 /dev/urandom | base64)
            field() { sed -E "s/.*\\"$1\\":\\"?([^\\",}]*).*/\\1/"; }
            ```

            ## Requests

            """;

    private final RestDocument document;
    private final StringBuilder page = new StringBuilder(65_536);

    private RestPage(RestDocument document) {
        this.document = document;
    }

    static String of(RestDocument document) {
        RestPage page = new RestPage(document);
        page.write();
        return page.page.toString();
    }

    private void write() {
        JsonNode root = document.root();
        page.append(BEGINNING.formatted(
                linked(root.at("/info/description").asText()),
                root.path("openapi").asText(),
                logins(root),
                linked(root.at("/components/responses/AnyProblem/description").asText())));
        writeContents();
        root.path("tags").forEach(this::writeTag);
        writeObjects();
    }

    private static String logins(JsonNode root) {
        StringBuilder text = new StringBuilder();
        root.at("/components/securitySchemes")
                .forEach(scheme -> text.append("- ")
                        .append(
                                scheme.path("in").asText().equals("cookie")
                                        ? "The cookie `" + scheme.path("name").asText() + "`: "
                                        : "The header `Authorization: Bearer …`: ")
                        .append(scheme.path("description").asText())
                        .append('\n'));
        return text.toString();
    }

    private void writeContents() {
        page.append("| request | |\n| --- | --- |\n");
        document.root().path("tags").forEach(tag -> {
            for (Operation operation : of(tag)) {
                page.append("| `%s` | [%s](#%s) |%n"
                        .formatted(operation, operation.summary(), anchor(operation.summary())));
            }
        });
    }

    /** Those that delete come last, so that the examples work one after another. */
    private List<Operation> of(JsonNode tag) {
        String name = tag.path("name").asText();
        return document.operations().stream()
                .filter(operation -> operation.tag().equals(name))
                .sorted(Comparator.comparing(operation -> operation.method().equals("DELETE")))
                .toList();
    }

    private void writeTag(JsonNode tag) {
        page.append("\n## %s%n%n%s%n"
                .formatted(
                        tag.path("name").asText(),
                        linked(tag.path("description").asText())));
        of(tag).forEach(this::writeOperation);
    }

    private void writeOperation(Operation operation) {
        page.append("\n### %s%n%n`%s`%n%n".formatted(operation.summary(), operation));
        String description = linked(operation.json().path("description").asText());
        page.append(((operation.isOpenToAll() ? "Without a login. " : "With a login. ") + description).strip())
                .append("\n\n");
        writeRequest(operation);
        page.append("| answer | |\n| --- | --- |\n");
        operation.responses().forEach((status, response) -> {
            if (!status.equals("default")) {
                page.append("| %s | %s |%n".formatted(status, answer(response)));
            }
        });
        page.append("\n```sh\n").append(operation.example()).append("```\n");
    }

    private void writeRequest(Operation operation) {
        List<String> rows = new ArrayList<>();
        for (JsonNode parameter : operation.parameters()) {
            rows.add("| `%s` | %s%s | %s |"
                    .formatted(
                            parameter.path("name").asText(),
                            parameter.path("in").asText(),
                            isOptionalPart(parameter) ? ", optional" : "",
                            RestTypes.told(parameter.path("schema"), parameter)));
        }
        operation
                .body()
                .map(document::resolve)
                .ifPresent(body -> body.path("properties")
                        .fields()
                        .forEachRemaining(property -> rows.add("| `%s` | body%s | %s |"
                                .formatted(
                                        property.getKey(),
                                        RestTypes.isRequired(body, property.getKey()) ? "" : ", optional",
                                        RestTypes.told(property.getValue(), property.getValue())))));
        if (!rows.isEmpty()) {
            page.append("| field | in | |\n| --- | --- | --- |\n");
            rows.forEach(row -> page.append(linked(row)).append('\n'));
            page.append('\n');
        }
    }

    private static boolean isOptionalPart(JsonNode parameter) {
        return !parameter.path("required").asBoolean();
    }

    private static String answer(JsonNode response) {
        List<String> told = new ArrayList<>();
        response.path("content").fields().forEachRemaining(content -> {
            if (!content.getKey().endsWith("problem+json")) {
                told.add(RestTypes.name(content.getValue().path("schema")) + ".");
            }
        });
        told.add(linked(response.path("description").asText()));
        response.path("headers")
                .fields()
                .forEachRemaining(header -> told.add("`%s`: %s"
                        .formatted(
                                header.getKey(),
                                header.getValue().path("description").asText())));
        return String.join(" ", told);
    }

    private void writeObjects() {
        page.append("\n## Objects\n\nA field with ? may be absent.\n");
        Set<String> sent = document.operations().stream()
                .flatMap(operation -> operation.body().stream())
                .map(RestTypes::reference)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        document.root().at("/components/schemas").fields().forEachRemaining(schema -> {
            if (!sent.contains(schema.getKey())) {
                writeObject(schema.getKey(), schema.getValue());
            }
        });
    }

    private void writeObject(String name, JsonNode schema) {
        page.append("\n### %s%n".formatted(name));
        if (schema.has("description")) {
            page.append("\n%s%n".formatted(linked(schema.path("description").asText())));
        }
        if (!schema.has("properties")) {
            page.append("\n%s%n".formatted(RestTypes.told(schema, schema.path("additionalProperties"))));
            return;
        }
        page.append("\n| field | |\n| --- | --- |\n");
        schema.path("properties")
                .fields()
                .forEachRemaining(property -> page.append("| `%s`%s | %s |%n"
                        .formatted(
                                property.getKey(),
                                RestTypes.isRequired(schema, property.getKey()) ? "" : "?",
                                linked(RestTypes.told(property.getValue(), property.getValue())))));
    }

    /** Documents that the served text can only name. */
    private static String linked(String text) {
        return DOCUMENT.matcher(text)
                .replaceAll(found -> "[%s](%s%s)"
                        .formatted(found.group(1), found.group(1), found.group(2) == null ? "" : found.group(2)));
    }

    /** As GitHub makes it of a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    }
}
