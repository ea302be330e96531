package org.parley.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.parley.contract.RestAnswers;
import org.parley.contract.RestAnswers.Answer;
import org.parley.contract.RestDocument;
import org.parley.dev.server.Installation;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.webhook.Receiver;

/** {@code docs/openapi.yaml} is what a node serves, and the examples of {@code docs/rest.md} do what they say. */
@Order(2)
@ExtendWith(SharedCluster.class)
class RestReferenceIT implements ServedDocumentContract {
    private final Cluster cluster;

    RestReferenceIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public List<URI> nodes() {
        return cluster.urls();
    }

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void everyExampleShouldBeAnsweredAsTheDocumentSays(@TempDir Path folder) throws IOException, InterruptedException {
        Path page = Installation.locate().home().resolve("docs/rest.md");
        RestAnswers told = RestAnswers.strict();
        List<Answer> answers;
        try (Receiver service = new Receiver()) {
            service.at("/hook", request -> new Receiver.Answer(200, "", ""));
            service.at("/deploy", request -> new Receiver.Answer(200, "text/plain", "Deployed."));
            answers = new PageExamples(folder).run(page, nodes().get(0), service.url(""));
        }

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isLessThan(300);
            assertThat(told.violations(answer)).isEmpty();
        });
        Set<String> shown = answers.stream()
                .flatMap(answer -> told.operation(answer.method(), answer.path()).stream())
                .map(RestDocument.Operation::id)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(RestDocument.read().operations().stream()
                        .map(RestDocument.Operation::id)
                        .toList());
    }
}
