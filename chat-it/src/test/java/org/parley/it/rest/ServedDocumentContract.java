package org.parley.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.parley.contract.RestDocument;

/** What nodes serve at {@code /openapi} is {@code docs/openapi.yaml}, however they are packaged. */
public interface ServedDocumentContract {

    /** Base URLs. */
    List<URI> nodes();

    @Test
    default void everyNodeShouldServeTheDocument() throws IOException, InterruptedException {
        for (URI node : nodes()) {
            String served = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(node.resolve("/openapi?format=JSON"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            ObjectNode document = (ObjectNode) new ObjectMapper().readTree(served);
            // Payara's own
            document.remove("endpoints");

            assertThat(missing(
                            statements(document), statements(RestDocument.read().root())))
                    .as("served by %s, and not in docs/openapi.yaml", node)
                    .isEmpty();
            assertThat(missing(statements(RestDocument.read().root()), statements(document)))
                    .as("in docs/openapi.yaml, and not served by %s", node)
                    .isEmpty();
        }
    }

    private static Set<String> missing(Set<String> from, Set<String> in) {
        Set<String> missing = new TreeSet<>(from);
        missing.removeAll(in);
        return missing;
    }

    private static Set<String> statements(JsonNode document) {
        Set<String> statements = new TreeSet<>();
        addStatements("", document, statements);
        return statements;
    }

    /** Without extensions: Payara does not hand on what OpenAPI does not name. */
    private static void addStatements(String place, JsonNode node, Set<String> statements) {
        if (!node.isContainerNode() || node.isEmpty()) {
            statements.add(place + ": " + node);
        }
        node.fields().forEachRemaining(field -> {
            if (!field.getKey().startsWith("x-")) {
                addStatements(place + "/" + field.getKey(), field.getValue(), statements);
            }
        });
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                addStatements(place + "/" + i, node.path(i), statements);
            }
        }
    }
}
