package org.parley.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code docs/openapi.yaml}, the description of the REST API. Immutable. */
public final class RestDocument {
    private static final Path FILE = FrameSchemas.DOCS.resolve("openapi.yaml");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final Pattern PROBLEM = Pattern.compile("`([a-z-]+)`");
    private static final RestDocument READ = new RestDocument();

    /** As it is written, references and all. */
    private final JsonNode root;

    private final List<Operation> operations = new ArrayList<>();

    /**
     * One request.
     *
     * @param method in capital letters
     * @param path with its parameters in braces, without the server's {@code /api/v1}
     * @param parameters those of its path included, references resolved
     * @param responses by status or {@code default}, references resolved
     */
    public record Operation(
            String method, String path, JsonNode json, List<JsonNode> parameters, Map<String, JsonNode> responses) {

        public String id() {
            return json.path("operationId").asText();
        }

        public String tag() {
            return json.at("/tags/0").asText();
        }

        public String summary() {
            return json.path("summary").asText();
        }

        /** Whether somebody who is not logged in may do it. */
        public boolean isOpenToAll() {
            return json.at("/security/0").isObject()
                    && json.at("/security/0").isEmpty()
                    && json.path("security").size() == 1;
        }

        /** The schema of the JSON that is sent. */
        public Optional<JsonNode> body() {
            return present(json.at("/requestBody/content/application~1json/schema"));
        }

        /** The status of what is answered if all goes well, and the JSON's schema; the first if there are several. */
        public Map.Entry<String, Optional<JsonNode>> success() {
            return responses.entrySet().stream()
                    .filter(response -> response.getKey().startsWith("2"))
                    .findFirst()
                    .map(response -> Map.entry(
                            response.getKey(), present(response.getValue().at("/content/application~1json/schema"))))
                    .orElseThrow(() -> new IllegalStateException(this + " never succeeds"));
        }

        /** The commands that show it. */
        public String example() {
            return json.at("/x-codeSamples/0/source").asText();
        }

        private static Optional<JsonNode> present(JsonNode node) {
            return Optional.of(node).filter(found -> !found.isMissingNode());
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private RestDocument() {
        try {
            root = new YAMLMapper().readTree(FILE.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        root.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(entry -> {
                    if (METHODS.contains(entry.getKey())) {
                        operations.add(operation(path.getKey(), path.getValue(), entry.getKey(), entry.getValue()));
                    }
                }));
    }

    public static RestDocument read() {
        return READ;
    }

    private Operation operation(String path, JsonNode item, String method, JsonNode json) {
        List<JsonNode> parameters = Stream.of(item, json)
                .flatMap(part -> elements(part.path("parameters")))
                .map(this::resolve)
                .toList();
        Map<String, JsonNode> responses = new LinkedHashMap<>();
        json.path("responses")
                .fields()
                .forEachRemaining(response -> responses.put(response.getKey(), resolve(response.getValue())));
        return new Operation(method.toUpperCase(Locale.ROOT), path, json, parameters, responses);
    }

    public JsonNode root() {
        return root;
    }

    /** In the order of the document. */
    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** What a node refers to, or itself. */
    public JsonNode resolve(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : root.at(reference.substring(1));
    }

    /** The names of the problems that a response tells of. */
    public static Set<String> problems(JsonNode response) {
        Set<String> names = new TreeSet<>();
        PROBLEM.matcher(response.path("description").asText()).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    static Stream<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements.stream();
    }
}
