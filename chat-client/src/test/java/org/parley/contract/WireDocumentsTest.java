package org.parley.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.client.CloseCodes;

/** {@code docs/asyncapi.yaml}, the schemas, the golden frames and {@code docs/protocol.md} are about the same frames. */
class WireDocumentsTest {
    private static final Path ASYNCAPI = FrameSchemas.DOCS.resolve("asyncapi.yaml");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    static List<Path> goldenFrames() throws IOException {
        try (Stream<Path> files = Files.list(FrameSchemas.DOCS.resolve("frames"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("goldenFrames")
    void aGoldenFrameShouldBeValid(Path file) throws IOException {
        String frame = Files.readString(file);
        FrameSchemas schemas = FrameSchemas.strict();

        assertThat(
                        file.getFileName().toString().startsWith("client-")
                                ? schemas.violationsOfClientFrame(frame)
                                : schemas.violationsOfServerFrame(frame))
                .isEmpty();
    }

    @Test
    void everyFrameShouldHaveAGoldenOne() throws IOException {
        Set<String> golden = new TreeSet<>();
        for (Path file : goldenFrames()) {
            String side = file.getFileName().toString().split("-", 2)[0];
            golden.add(side + "-" + JSON.readTree(file.toFile()).path("type").asText());
        }

        assertThat(golden).isEqualTo(frames());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'shout'}                                                    | no schema",
                "{'type':'ack','room':'lunch','clientId':'c','offset':1,'at':1}      | pattern",
                "{'type':'ack','clientId':'c','offset':1,'at':1}                     | required",
                "{'type':'pong','id':'p','later':1}                                  | additional",
                "{'type':'reset','room':'0191d5c2-0000-7000-8000-00000000000a','head':'1'} | integer",
                "{'type':'error','code':2004,'error':'overloaded','message':'x','retryable':false} | one",
                "{'type':'presence','users':{'alice':'online'}}                      | pattern"
            })
    void aWrongFrameShouldBeFound(String frame, String complaint) {
        assertThat(FrameSchemas.strict().violationsOfServerFrame(frame.replace('\'', '"')))
                .isNotEmpty()
                .anySatisfy(violation -> assertThat(violation).containsIgnoringCase(complaint));
    }

    @Test
    void everySchemaShouldBeOneOf2020() {
        JsonSchema meta = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(FrameSchemas.texts()).allSatisfy((name, text) -> {
            JsonNode schema = parse(text);
            assertThat(meta.validate(schema)).as(name).isEmpty();
            assertThat(schema.path("$schema").asText())
                    .as(name)
                    .isEqualTo("https://json-schema.org/draft/2020-12/schema");
        });
    }

    @Test
    void everySchemaShouldBeOfTheTypeItIsNamedAfter() {
        assertThat(FrameSchemas.texts()).allSatisfy((name, text) -> {
            JsonNode type = parse(text).at("/properties/type/const");
            assertThat(name)
                    .satisfiesAnyOf(
                            it -> assertThat(it)
                                    .isIn("common", "topic-message", "integration-answer", "integration-event"),
                            it -> assertThat(it.split("-", 2)[1]).isEqualTo(type.asText()));
        });
    }

    @Test
    void everyReferenceShouldLeadSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        try (Stream<Path> files = Files.list(FrameSchemas.DOCS.resolve("schemas"))) {
            for (Path file : Stream.concat(files.filter(path -> path.toString().endsWith(".json")), Stream.of(ASYNCAPI))
                    .toList()) {
                JsonNode document = YAML.readTree(file.toFile());
                for (String reference : document.findValuesAsText("$ref")) {
                    if (!resolves(file, document, reference)) {
                        broken.add(file.getFileName() + ": " + reference);
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static boolean resolves(Path file, JsonNode document, String reference) throws IOException {
        String[] parts = reference.split("#", 2);
        JsonNode target = document;
        if (!parts[0].isEmpty()) {
            Path other = file.resolveSibling(parts[0]);
            if (!Files.isRegularFile(other)) {
                return false;
            }
            target = YAML.readTree(other.toFile());
        }
        return parts.length == 1 || !target.at(parts[1]).isMissingNode();
    }

    @Test
    void theAsyncApiShouldBeWhole() throws IOException {
        JsonNode api = YAML.readTree(ASYNCAPI.toFile());

        assertThat(api.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(api.at("/info/title").asText()).isNotEmpty();
        assertThat(api.at("/info/version").asText()).isNotEmpty();
        assertThat(fields(api))
                .isSubsetOf(
                        "asyncapi",
                        "id",
                        "info",
                        "servers",
                        "defaultContentType",
                        "channels",
                        "operations",
                        "components");
        assertThat(api.path("operations")).allSatisfy(operation -> {
            assertThat(operation.path("action").asText()).isIn("send", "receive");
            String channel = operation.at("/channel/$ref").asText();
            assertThat(operation.path("messages")).isNotEmpty();
            assertThat(operation.path("messages").findValuesAsText("$ref"))
                    .allMatch(reference -> reference.startsWith(channel));
            String answering = operation.at("/reply/channel/$ref").asText();
            assertThat(operation.at("/reply/messages").findValuesAsText("$ref"))
                    .allMatch(reference -> reference.startsWith(answering));
        });
    }

    @Test
    void theAsyncApiShouldNameWhateverHasASchema() throws IOException {
        JsonNode api = YAML.readTree(ASYNCAPI.toFile());
        Set<String> commands = new TreeSet<>();
        FrameSchemas.strict().typesFrom("command").forEach(type -> commands.add("command-" + type));
        Set<String> all = new TreeSet<>(frames());
        all.addAll(commands);
        all.addAll(Set.of("topic-message", "integration-answer", "integration-event"));

        assertThat(fields(api.at("/channels/socket/messages"))).isEqualTo(frames());
        assertThat(fields(api.at("/channels/rooms/messages"))).containsExactly("topic-message");
        assertThat(fields(api.at("/channels/commands/messages"))).isEqualTo(commands);
        assertThat(fields(api.at("/channels/replies/messages"))).containsExactly("integration-answer");
        assertThat(fields(api.at("/channels/events/messages"))).containsExactly("integration-event");
        assertThat(fields(api.at("/components/messages")))
                .containsAll(all)
                .hasSize(all.size() + 1)
                .contains("rejected-command");
        for (String name : all) {
            assertThat(api.at("/components/messages/" + name + "/payload/schema/$ref")
                            .asText())
                    .isEqualTo("schemas/" + name + ".schema.json");
        }
        assertThat(spoken(api, "receive", "command-"))
                .isEqualTo(FrameSchemas.strict().typesFrom("command"));
        assertThat(spoken(api, "receive", "client-"))
                .isEqualTo(FrameSchemas.strict().typesFrom("client"));
        Set<String> told = spoken(api, "send", "server-");
        told.addAll(answers(api));
        assertThat(told).isEqualTo(FrameSchemas.strict().typesFrom("server"));
    }

    @Test
    void protocolShouldDescribeEveryFrame() throws IOException {
        ProtocolTables protocol = ProtocolTables.read();

        assertThat(protocol.firstCells("Client to server"))
                .isEqualTo(FrameSchemas.strict().typesFrom("client"));
        assertThat(protocol.firstCells("Server to client"))
                .isEqualTo(FrameSchemas.strict().typesFrom("server"));
    }

    @Test
    void closeCodesShouldBeTheSameEverywhere() throws IOException, IllegalAccessException {
        Map<String, Boolean> inApi = new TreeMap<>();
        YAML.readTree(ASYNCAPI.toFile())
                .at("/channels/socket/x-close-codes")
                .forEach(code -> inApi.put(
                        code.path("code").asText(), code.path("reconnect").asBoolean()));
        Map<String, Boolean> inProtocol = new TreeMap<>();
        ProtocolTables.read()
                .rows("Close codes")
                .forEach(row -> inProtocol.put(row.get(0), row.get(2).startsWith("reconnect")));
        Map<String, Boolean> inClient = new TreeMap<>();
        for (Field constant : CloseCodes.class.getFields()) {
            int code = constant.getInt(null);
            inClient.put(String.valueOf(code), CloseCodes.shouldReconnect(code));
        }

        assertThat(inApi).isEqualTo(inProtocol);
        assertThat(inClient).isEqualTo(inProtocol);
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Set<String> frames() {
        Set<String> frames = new TreeSet<>();
        FrameSchemas.strict().typesFrom("client").forEach(type -> frames.add("client-" + type));
        FrameSchemas.strict().typesFrom("server").forEach(type -> frames.add("server-" + type));
        return frames;
    }

    private static Set<String> spoken(JsonNode api, String action, String prefix) {
        return types(
                elements(api.path("operations"))
                        .filter(operation -> operation.path("action").asText().equals(action))
                        .flatMap(operation -> operation.path("messages").findValuesAsText("$ref").stream()),
                prefix);
    }

    private static Set<String> answers(JsonNode api) {
        return types(
                elements(api.path("operations"))
                        .flatMap(operation -> operation.at("/reply/messages").findValuesAsText("$ref").stream()),
                "server-");
    }

    private static Set<String> types(Stream<String> references, String prefix) {
        return references
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<JsonNode> elements(JsonNode object) {
        List<JsonNode> elements = new ArrayList<>();
        object.forEach(elements::add);
        return elements.stream();
    }

    private static Set<String> fields(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
