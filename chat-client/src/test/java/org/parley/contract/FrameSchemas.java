package org.parley.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The schemas of {@code docs/schemas}, read strictly: a field that they do not name is a violation. The published ones
 * let it pass, so that fields can be added; here it is a field that somebody forgot to describe.
 *
 * <p>Thread-safe.
 */
public final class FrameSchemas {
    /** Where the documents lie, seen from a module's folder, in which Maven runs its tests. */
    public static final Path DOCS = Path.of("..", "docs");

    private static final String SUFFIX = ".schema.json";
    private static final String BASE = "https://parley.example/schemas/";
    private static final String TOPIC_MESSAGE = "topic-message";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FrameSchemas STRICT = new FrameSchemas();

    private final Map<String, JsonSchema> schemas = new TreeMap<>();

    private FrameSchemas() {
        Map<String, String> texts = texts().entrySet().stream()
                .collect(Collectors.toMap(
                        schema -> BASE + schema.getKey() + SUFFIX, schema -> strict(schema.getValue())));
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                VersionFlag.V202012, builder -> builder.schemaLoaders(loaders -> loaders.schemas(texts)));
        for (String name : texts().keySet()) {
            JsonSchema schema = factory.getSchema(SchemaLocation.of(BASE + name + SUFFIX));
            schema.initializeValidators();
            schemas.put(name, schema);
        }
    }

    public static FrameSchemas strict() {
        return STRICT;
    }

    /** The published schemas as they are written, by their names: {@code client-send}. */
    public static Map<String, String> texts() {
        try (Stream<Path> files = Files.list(DOCS.resolve("schemas"))) {
            Map<String, String> texts = new TreeMap<>();
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(SUFFIX)) {
                    texts.put(name.substring(0, name.length() - SUFFIX.length()), Files.readString(file));
                }
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The types of the frames that go from one side, {@code client} or {@code server}, or of a {@code command}. */
    public Set<String> typesFrom(String side) {
        String prefix = side + "-";
        return schemas.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is wrong with a frame from the server; empty if nothing is. Does not show the frame's contents. */
    public List<String> violationsOfServerFrame(String text) {
        return violationsOfFrame("server-", text);
    }

    /** As {@link #violationsOfServerFrame}, for a frame from a client. */
    public List<String> violationsOfClientFrame(String text) {
        return violationsOfFrame("client-", text);
    }

    /** As {@link #violationsOfServerFrame}, for what a node says on the topic. */
    public List<String> violationsOfTopicMessage(String text) {
        return violations(TOPIC_MESSAGE, parse(text));
    }

    /** As {@link #violationsOfServerFrame}, for what another system asks for. */
    public List<String> violationsOfCommand(String text) {
        return violationsOfFrame("command-", text);
    }

    /** As {@link #violationsOfServerFrame}, for what another system is answered. */
    public List<String> violationsOfAnswer(String text) {
        return violations("integration-answer", parse(text));
    }

    /** As {@link #violationsOfServerFrame}, for what another system is told of its rooms. */
    public List<String> violationsOfCloudEvent(String text) {
        return violations("integration-event", parse(text));
    }

    private List<String> violationsOfFrame(String prefix, String text) {
        JsonNode frame = parse(text);
        return violations(prefix + frame.path("type").asText(), frame);
    }

    private List<String> violations(String name, JsonNode json) {
        JsonSchema schema = schemas.get(name);
        if (schema == null) {
            return List.of("There is no schema " + name);
        }
        return schema.validate(json).stream()
                .map(ValidationMessage::getMessage)
                .map(message -> name + ": " + message)
                .toList();
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String strict(String schema) {
        JsonNode json = parse(schema);
        closeObjects(json);
        return json.toString();
    }

    /** What is said to be an object, with its fields, is to have no others. */
    private static void closeObjects(JsonNode schema) {
        schema.forEach(FrameSchemas::closeObjects);
        if (schema instanceof ObjectNode object
                && object.path("type").asText().equals("object")
                && object.has("properties")) {
            object.put("additionalProperties", false);
        }
    }
}
