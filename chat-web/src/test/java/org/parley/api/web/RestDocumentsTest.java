package org.parley.api.web;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.parley.contract.RestDocument;
import org.parley.contract.RestDocument.Operation;
import org.parley.failure.ErrorCode;
import org.parley.failure.web.Problem;
import org.parley.session.web.WithoutLogin;

/** {@code docs/openapi.yaml} and the resources say the same. */
class RestDocumentsTest {
    private static final RestDocument DOCUMENT = RestDocument.read();

    /** What a load balancer adds. */
    private static final String OF_A_PROXY = "header X-Forwarded-Proto";

    /** What only a socket is told. */
    private static final Set<ErrorCode> OF_THE_SOCKET =
            EnumSet.of(ErrorCode.UNKNOWN_TYPE, ErrorCode.DUPLICATE_IN_FLIGHT);

    private final Map<String, Method> methods = ResourceMethods.byRequest();

    @Test
    void theDocumentShouldNameEveryRequestAndNoOther() {
        assertThat(DOCUMENT.operations().stream().map(Operation::toString))
                .containsExactlyInAnyOrderElementsOf(methods.keySet());
    }

    @TestFactory
    Stream<DynamicTest> aRequestShouldBeAsItsResourceHasIt() {
        return DOCUMENT.operations().stream()
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    Method method = Optional.ofNullable(methods.get(operation.toString()))
                            .orElseThrow();
                    assertThat(parameters(operation)).isEqualTo(parameters(method));
                    assertThat(operation.isOpenToAll()).isEqualTo(method.isAnnotationPresent(WithoutLogin.class));
                    assertThat(operation.body().isPresent()).isEqualTo(ResourceMethods.takesBody(method));
                    ResourceMethods.body(method)
                            .ifPresent(body -> assertDescribes(operation.body().orElseThrow(), body));
                    ResourceMethods.answer(method)
                            .ifPresent(answer -> assertDescribes(
                                    operation.success().getValue().orElseThrow(), answer));
                    if (method.getReturnType() == void.class) {
                        assertThat(operation.success().getKey()).isEqualTo("204");
                    }
                }));
    }

    @Test
    void aProblemShouldHaveTheStatusOfItsCode() {
        assertThat(DOCUMENT.operations())
                .allSatisfy(operation -> operation.responses().forEach((status, response) -> {
                    if (!status.equals("default")) {
                        assertThat(codes(response))
                                .allSatisfy(
                                        code -> assertThat(code.httpStatus()).hasToString(status));
                    }
                }));
    }

    @Test
    void everyProblemShouldBeToldOf() {
        Set<ErrorCode> told = EnumSet.noneOf(ErrorCode.class);
        DOCUMENT.operations()
                .forEach(operation -> operation.responses().values().forEach(response -> told.addAll(codes(response))));

        assertThat(told).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(OF_THE_SOCKET)));
        assertDescribes(DOCUMENT.root().at("/components/schemas/Problem"), Problem.class);
    }

    private static List<ErrorCode> codes(JsonNode response) {
        if (!response.path("content").has(Problem.MEDIA_TYPE)) {
            return List.of();
        }
        Set<String> names = RestDocument.problems(response);
        return Arrays.stream(ErrorCode.values())
                .filter(code -> names.contains(code.slug()))
                .toList();
    }

    private static Set<String> parameters(Operation operation) {
        return operation.parameters().stream()
                .map(parameter -> parameter.path("in").asText() + " "
                        + parameter.path("name").asText())
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> parameters(Method method) {
        Set<String> parameters = ResourceMethods.parameters(method);
        parameters.remove(OF_A_PROXY);
        return parameters;
    }

    /** Whether a schema, or that of the elements of an array, has the fields of a record. */
    private static void assertDescribes(JsonNode schema, Class<?> type) {
        JsonNode object = DOCUMENT.resolve(schema.has("items") ? schema.path("items") : schema);
        Map<String, String> described = new TreeMap<>();
        object.path("properties")
                .fields()
                .forEachRemaining(property -> described.put(
                        property.getKey(),
                        DOCUMENT.resolve(property.getValue()).path("type").asText()
                                + (requires(object, property.getKey()) ? "" : "?")));
        Map<String, String> declared = new TreeMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            boolean absent = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            declared.put(component.getName(), jsonType(component.getType()) + (absent ? "?" : ""));
        }
        assertThat(described).isEqualTo(declared);
    }

    private static boolean requires(JsonNode object, String field) {
        return StreamSupport.stream(object.path("required").spliterator(), false)
                .anyMatch(required -> required.asText().equals(field));
    }

    private static String jsonType(Class<?> type) {
        if (type == String.class) {
            return "string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        return type.isRecord() ? "object" : "integer";
    }
}
