package org.parley.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.DisallowUnknownKeywordFactory;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.Keyword;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.parley.contract.RestDocument.Operation;

/**
 * Whether what the REST API answers is what {@code docs/openapi.yaml} says, read strictly: a field that it does not name
 * is a violation. Thread-safe.
 */
public final class RestAnswers {
    private static final String PROBLEM_URN = "urn:parley:error:";
    private static final String DOCUMENT = "https://parley.example/openapi.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String API = "/api/v1";

    /** Where there is no request, or not by this method. */
    private static final Set<String> OF_NO_REQUEST = Set.of("not-found", "method-not-allowed");

    private static final RestAnswers STRICT = new RestAnswers();

    private final RestDocument document = RestDocument.read();
    private final JsonSchemaFactory schemas;

    /**
     * An answer.
     *
     * @param path of the request, below {@code /api/v1}, without its query
     * @param type the media type
     */
    public record Answer(String method, String path, int status, String type, String body) {

        /** @param type with or without parameters, empty for none */
        public static Answer to(String method, URI request, int status, String type, String body) {
            String path = request.getPath();
            return new Answer(
                    method,
                    path.startsWith(API) ? path.substring(API.length()) : path,
                    status,
                    type.replaceAll(";.*", ""),
                    body);
        }

        static Answer of(HttpResponse<String> response) {
            return to(
                    response.request().method(),
                    response.uri(),
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        }
    }

    private RestAnswers() {
        JsonNode strict = document.root().deepCopy();
        closeObjects(strict.at("/components/schemas"));
        Map<String, String> texts = Map.of(DOCUMENT, strict.toString());
        // in it the schemas are, so the factory takes the whole document for one
        List<Keyword> around = new ArrayList<>();
        strict.fieldNames().forEachRemaining(name -> around.add(new NonValidationKeyword(name)));
        JsonMetaSchema language = JsonMetaSchema.builder(OpenApi30.getInstance())
                .keywords(around)
                .unknownKeywordFactory(DisallowUnknownKeywordFactory.getInstance())
                .build();
        schemas = JsonSchemaFactory.getInstance(
                VersionFlag.V7,
                builder -> builder.metaSchema(language)
                        .defaultMetaSchemaIri(language.getIri())
                        .schemaLoaders(loaders -> loaders.schemas(texts)));
    }

    private static void closeObjects(JsonNode namedSchemas) {
        for (JsonNode schema : namedSchemas) {
            if (schema instanceof ObjectNode object && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
        }
    }

    public static RestAnswers strict() {
        return STRICT;
    }

    /** The operation that this request is, if there is one. */
    public Optional<Operation> operation(String method, String path) {
        return document.operations().stream()
                .filter(operation -> operation.method().equals(method)
                        && Pattern.matches(operation.path().replaceAll("\\{[^}]*}", "[^/]+"), path))
                // /rooms/directory is no room
                .min((one, other) ->
                        Boolean.compare(one.path().endsWith("}"), other.path().endsWith("}")));
    }

    /** As {@link #violations(Answer)}. */
    public List<String> violations(HttpResponse<String> response) {
        return violations(Answer.of(response));
    }

    /** What is wrong with an answer; empty if nothing is. */
    public List<String> violations(Answer answer) {
        return operation(answer.method(), answer.path())
                .map(operation -> violations(operation, answer))
                .orElseGet(() -> answer.status() >= 400 && OF_NO_REQUEST.contains(problem(answer))
                        ? List.of()
                        : List.of("There is no such request in docs/openapi.yaml"));
    }

    /** What is wrong with the example of a schema. */
    List<String> violationsOfExample(String schema) {
        String place = "/components/schemas/" + schema;
        return violations(place, document.root().at(place + "/example"));
    }

    private List<String> violations(Operation operation, Answer answer) {
        String status = Integer.toString(answer.status());
        if (answer.status() < 400) {
            return operation.responses().containsKey(status)
                    ? violations(operation, status, answer)
                    : List.of("The status " + status + " is not told of");
        }
        String problem = problem(answer);
        return Stream.of(status, "default")
                .filter(named ->
                        RestDocument.problems(response(operation, named)).contains(problem))
                .findFirst()
                .map(named -> violations(operation, named, answer))
                .orElse(List.of("The problem " + problem + " is not told of"));
    }

    private List<String> violations(Operation operation, String status, Answer answer) {
        JsonNode contents = response(operation, status).path("content");
        if (contents.isEmpty()) {
            return answer.body().isEmpty() ? List.of() : List.of("There is a body");
        }
        if (!contents.has(answer.type())) {
            return List.of("The type " + answer.type() + " is not told of");
        }
        return answer.type().endsWith("json")
                ? violations(schemaOf(operation, status, answer.type()), parse(answer.body()))
                : List.of();
    }

    private static JsonNode response(Operation operation, String status) {
        return operation.responses().getOrDefault(status, MissingNode.getInstance());
    }

    private static String problem(Answer answer) {
        String type = parse(answer.body()).path("type").asText();
        return type.startsWith(PROBLEM_URN) ? type.substring(PROBLEM_URN.length()) : type;
    }

    /** Where in the document the schema of an answer is. */
    private String schemaOf(Operation operation, String status, String type) {
        String place = "/paths/" + escaped(operation.path()) + "/"
                + operation.method().toLowerCase(Locale.ROOT) + "/responses/" + status;
        String reference = document.root().at(place).path("$ref").asText();
        return (reference.isEmpty() ? place : reference.substring(1)) + "/content/" + escaped(type) + "/schema";
    }

    private List<String> violations(String schema, JsonNode json) {
        return schemas.getSchema(SchemaLocation.of(DOCUMENT + "#" + schema)).validate(json).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private static String escaped(String segment) {
        return segment.replace("~", "~0").replace("/", "~1");
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
