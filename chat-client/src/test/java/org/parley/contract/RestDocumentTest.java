package org.parley.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.contract.RestAnswers.Answer;
import org.parley.contract.RestDocument.Operation;

/** {@code docs/openapi.yaml} is whole. */
class RestDocumentTest {
    private static final RestDocument DOCUMENT = RestDocument.read();

    @Test
    void everyRequestShouldBeWhollyDescribed() {
        List<String> tags = DOCUMENT.root().path("tags").findValuesAsText("name");

        assertThat(DOCUMENT.operations()).allSatisfy(operation -> {
            assertThat(operation.id()).isNotEmpty();
            assertThat(operation.summary()).isNotEmpty();
            assertThat(tags).contains(operation.tag());
            assertThat(operation.json().path("tags")).hasSize(1);
            assertThat(operation.example()).contains("curl").endsWith("\n");
            assertThat(operation.success().getKey()).matches("20[014]");
            assertThat(operation.responses()).containsKey("default");
            assertThat(operation.parameters())
                    .allSatisfy(parameter ->
                            assertThat(parameter.path("description").asText()).isNotEmpty());
        });
        assertThat(DOCUMENT.operations()).extracting(Operation::id).doesNotHaveDuplicates();
        assertThat(DOCUMENT.operations()).extracting(Operation::summary).doesNotHaveDuplicates();
    }

    @Test
    void everyReferenceShouldLeadSomewhereAndEveryPartBeReferredTo() {
        Set<String> references = new TreeSet<>(DOCUMENT.root().findValuesAsText("$ref"));
        Set<String> parts = new TreeSet<>();
        for (String kind : List.of("parameters", "responses", "schemas")) {
            DOCUMENT.root()
                    .at("/components/" + kind)
                    .fieldNames()
                    .forEachRemaining(name -> parts.add("#/components/" + kind + "/" + name));
        }

        assertThat(references).isEqualTo(parts);
    }

    @Test
    void theProblemsShouldBeThoseOfTheProtocol() throws IOException {
        Set<String> known = ProtocolTables.read().rows("Errors").stream()
                .map(row -> row.get(1))
                .collect(Collectors.toSet());

        assertThat(DOCUMENT.operations())
                .allSatisfy(operation -> operation.responses().forEach((status, response) -> {
                    if (!status.startsWith("2")) {
                        assertThat(RestDocument.problems(response)).isNotEmpty().isSubsetOf(known);
                    }
                }));
    }

    @Test
    void theVersionShouldBeThatOfTheProject() throws IOException {
        Matcher version = Pattern.compile("<artifactId>parley</artifactId>\\s*<version>([0-9.]+)")
                .matcher(Files.readString(Path.of("..", "pom.xml")));

        assertThat(version.find()).isTrue();
        assertThat(DOCUMENT.root().at("/info/version").asText()).isEqualTo(version.group(1));
    }

    @Test
    void whatTheSocketTellsTooShouldHaveTheSameFields() throws IOException {
        JsonNode common =
                new ObjectMapper().readTree(FrameSchemas.texts().get("common")).path("$defs");
        Set<String> ofEvents = new TreeSet<>();
        common.at("/event/oneOf")
                .findValuesAsText("$ref")
                .forEach(reference -> ofEvents.addAll(fields(common.path(reference.substring("#/$defs/".length())))));

        assertThat(fields(schema("Event"))).isEqualTo(ofEvents);
        assertThat(fields(schema("Room"))).isEqualTo(fields(common.path("room")));
        assertThat(fields(schema("User"))).isEqualTo(fields(common.path("user")));
    }

    @Test
    void anExampleShouldBeValid() {
        Iterable<String> names = DOCUMENT.root().at("/components/schemas")::fieldNames;

        assertThat(names)
                .filteredOn(name -> schema(name).has("example"))
                .hasSizeGreaterThan(15)
                .allSatisfy(name -> assertThat(RestAnswers.strict().violationsOfExample(name))
                        .isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | /nowhere      | 200 | application/json         | {}                                          | no such request",
                "GET  | /session      | 201 | application/json         | {}                                          | 201",
                "GET  | /session      | 200 | text/plain               | {}                                          | text/plain",
                "GET  | /session      | 200 | application/json         | {}                                          | required",
                "GET  | /session      | 200 | application/json         | {'user':{'id':1}}                           | string",
                "PUT  | /rooms/r/read | 200 | application/json         | {'unread':1,'more':2}                       | additional",
                "PUT  | /rooms/r/read | 409 | application/problem+json | {'type':'urn:parley:error:username-taken'}  | username-taken",
                "PUT  | /rooms/r/read | 403 | application/problem+json | {'type':'urn:parley:error:not-a-member'}    | required"
            })
    void aWrongAnswerShouldBeFound(String method, String path, int status, String type, String body, String complaint) {
        assertThat(RestAnswers.strict().violations(new Answer(method, path, status, type, body.replace('\'', '"'))))
                .anySatisfy(violation -> assertThat(violation).containsIgnoringCase(complaint));
    }

    private static JsonNode schema(String name) {
        return DOCUMENT.root().at("/components/schemas/" + name);
    }

    private static Set<String> fields(JsonNode schema) {
        Iterable<String> names = () -> schema.path("properties").fieldNames();
        return StreamSupport.stream(names.spliterator(), false).collect(Collectors.toCollection(TreeSet::new));
    }
}
