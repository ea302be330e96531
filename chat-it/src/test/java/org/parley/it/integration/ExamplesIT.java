package org.parley.it.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.dev.server.Installation;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;

/** The programs of {@code docs/integration.md}, run as it says. */
@Order(4)
@ExtendWith(SharedCluster.class)
class ExamplesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String SUBSCRIPTION = "events";

    private final Cluster cluster;

    ExamplesIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @ParameterizedTest
    @CsvSource({"Listen.java, tcp", "ListenByAmqp.java, amqp"})
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatOneProgramPostsAnotherShouldHear(String program, String scheme) throws IOException, InterruptedException {
        Process listener = start(program, scheme);
        try (Company company = new Company(cluster.urls());
                BufferedReader heard = listener.inputReader(StandardCharsets.UTF_8)) {
            assertThat(heard.readLine()).isEqualTo("Listening.");
            Participant alice = company.arrive("alice", 0);
            var room =
                    alice.rest().createRoom(Company.unique("room"), "private").id();
            await().atMost(PATIENCE).until(() -> !alice.rest().findPeople("erp").isEmpty());
            alice.rest().invite(room, alice.rest().findPeople("erp").get(0).id());

            String answer = ask("""
                    {"id": "%s", "type": "post", "room": "%s", "body": "order 4711 is blocked"}""".formatted(Company.unique("id"), room));

            assertThat(answer).contains("\"ok\":true").contains(room.toString());
            assertThat(heard.lines()
                            .filter(line -> line.contains("order 4711 is blocked"))
                            .findFirst())
                    .hasValueSatisfying(line -> assertThat(line).contains(room.toString()));
        } finally {
            listener.destroy();
            listener.waitFor();
            unsubscribe();
        }
    }

    private String ask(String command) throws IOException, InterruptedException {
        Process process = start("Ask.java", "tcp");
        process.getOutputStream().write(command.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(answer).isZero();
        return answer;
    }

    private Process start(String program, String scheme) {
        Path file = Installation.locate().home().resolve("examples/integration").resolve(program);
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                file.toString());
        builder.environment()
                .put("ERP_BROKER", scheme + "://127.0.0.1:" + cluster.home().port());
        builder.environment().put("ERP_PASSWORD", cluster.password("erp"));
        try {
            return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void unsubscribe() {
        try (JMSContext context = OtherSystem.core(cluster.home()).createContext("erp", cluster.password("erp"))) {
            context.setClientID("erp-listen");
            context.unsubscribe(SUBSCRIPTION);
        }
    }
}
