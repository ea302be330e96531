package org.parley.it.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.parley.it.people.Participant;

/** What a node says of its health. */
public final class HealthPage {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int status;
    private final JsonObject answer;

    private HealthPage(int status, JsonObject answer) {
        this.status = status;
        this.answer = answer;
    }

    /** Whether it takes clients, and what it lacks. */
    public static HealthPage ready(URI node) {
        return of(node.resolve("/health/ready"));
    }

    /** Whether it works, whatever the other servers do. */
    public static HealthPage live(URI node) {
        return of(node.resolve("/health/live"));
    }

    /** Waits for what it says to be so. */
    public static void awaitReady(URI node, Consumer<HealthPage> expectation) {
        await().atMost(PATIENCE).untilAsserted(() -> expectation.accept(ready(node)));
    }

    private static HealthPage of(URI page) {
        HttpRequest request = HttpRequest.newBuilder(page).build();
        HttpResponse<String> response = Participant.get(HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
        try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
            return new HealthPage(response.statusCode(), reader.readObject());
        }
    }

    public void isUp() {
        assertThat(status).as(answer.toString()).isEqualTo(200);
        assertThat(missing()).as(answer.toString()).isEmpty();
    }

    /** Not ready, for want of these and no others. */
    public void lacks(String... servers) {
        assertThat(status).as(answer.toString()).isEqualTo(503);
        assertThat(missing()).as(answer.toString()).containsExactlyInAnyOrder(servers);
    }

    /** @return a flag in the data of a check, which Payara writes as text */
    public boolean flag(String check, String name) {
        return answer.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .filter(each -> each.getString("name").equals(check))
                .map(each -> Boolean.parseBoolean(each.getJsonObject("data").getString(name)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check " + check + ": " + answer));
    }

    private Set<String> missing() {
        return answer.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .filter(check -> check.getString("status").equals("DOWN"))
                .map(check -> check.getString("name"))
                .collect(Collectors.toSet());
    }
}
