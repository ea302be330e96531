package org.parley.it.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.dev.server.Installation;
import org.parley.dev.server.Ports;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;

/** The receiver of {@code docs/integration.md}, run as it says. */
@Order(4)
@ExtendWith(SharedCluster.class)
class ReceiverExampleIT {
    private final Cluster cluster;

    ReceiverExampleIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void itShouldPrintWhatParleyTellsAndNothingElse() throws IOException, InterruptedException {
        int port = Ports.free();
        URI hook = URI.create("http://127.0.0.1:" + port + "/hook");
        try (Company company = new Company(cluster.urls())) {
            Participant alice = company.arrive("alice", 0);
            UUID room =
                    alice.rest().createRoom(Company.unique("room"), "private").id();
            HouseBot bot = HouseBot.of(alice.rest());
            alice.rest().invite(room, bot.id());
            Process receiver = start(port, bot.setWebhook(hook.toString()));
            try (BufferedReader printed = receiver.inputReader(StandardCharsets.UTF_8)) {
                assertThat(printed.readLine()).isEqualTo("Listening.");
                assertThat(statusOfForged(hook)).isEqualTo(401);

                alice.say(room, "order 4711 is blocked");
                assertPrinted(printed, "order 4711 is blocked");

                bot.renewWebhookSecret();
                alice.say(room, "order 4711 is free");
                assertPrinted(printed, "order 4711 is free");
            } finally {
                receiver.destroy();
                receiver.waitFor();
                bot.delete();
            }
        }
    }

    private static void assertPrinted(BufferedReader printed, String text) {
        assertThat(printed.lines()
                        .peek(line -> assertThat(line).doesNotContain("forged"))
                        .filter(line -> line.contains(text))
                        .findFirst())
                .isPresent();
    }

    private static int statusOfForged(URI hook) throws IOException, InterruptedException {
        HttpRequest forged = HttpRequest.newBuilder(hook)
                .header("webhook-id", "1")
                .header("webhook-timestamp", Long.toString(System.currentTimeMillis() / 1000))
                .header("webhook-signature", "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=")
                .POST(HttpRequest.BodyPublishers.ofString("forged"))
                .build();
        return HttpClient.newHttpClient()
                .send(forged, BodyHandlers.discarding())
                .statusCode();
    }

    private static Process start(int port, String secret) throws IOException {
        Path program = Installation.locate().home().resolve("examples/webhook/Receive.java");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), program.toString());
        builder.environment().put("WEBHOOK_PORT", Integer.toString(port));
        builder.environment().put("WEBHOOK_SECRET", secret);
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
