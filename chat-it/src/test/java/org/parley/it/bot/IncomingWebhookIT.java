package org.parley.it.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.parley.it.people.Answers.assertRefused;
import static org.parley.it.people.Answers.assertStatus;
import static org.parley.it.people.Answers.json;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.client.Event;
import org.parley.client.RoomInfo;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;

/** What systems post that were made for Slack or Mattermost, over plain HTTP. */
@Order(2)
@ExtendWith(SharedCluster.class)
class IncomingWebhookIT {
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    /** How soon every node obeys a change of members. */
    private static final Duration OBEYED = Duration.ofSeconds(2);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Company company;
    private static Participant alice;
    private static TestBot bot;
    private static RoomInfo room;
    private static Hook hook;

    /** A webhook as it was made. */
    private record Hook(String id, URI url) {}

    @BeforeAll
    static void prepare(Cluster cluster) {
        company = new Company(cluster.urls());
        alice = company.register("alice", 0);
        room = alice.rest().createRoom(Company.unique("alarms"), "public");
        bot = TestBot.of(alice, "alarm").into(room);
        hook = makeHook(bot);
    }

    @AfterAll
    static void leaveAndFindNoSecretInALog(Cluster cluster) throws IOException {
        company.close();
        String path = hook.url().getPath();
        for (Path log : cluster.logs()) {
            assertThat(Files.readString(log)).doesNotContain(path.substring(path.lastIndexOf('/') + 1));
        }
    }

    @Test
    void slacksJsonShouldBecomeAMessageOfTheBot() {
        HttpResponse<String> answer = post(hook, JSON, """
                {"text": "<https://a.test/7|Build 7> failed &amp; <!here>", "username": "Jenkins",
                 "attachments": [{"fallback": "x", "fields": [{"title": "Branch", "value": "main", "short": true}]}]}""");

        assertStatus(answer, 200);
        assertThat(answer.body()).isEqualTo("ok");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(last().author()).isEqualTo(bot.id());
        assertThat(lastBody()).isEqualTo("Build 7 (https://a.test/7) failed & @here\nBranch: main");
    }

    @Test
    void aFormShouldBeTakenToo() {
        String payload = URLEncoder.encode("{\"text\": \"from a form: Käse\"}", StandardCharsets.UTF_8);

        assertStatus(post(hook, FORM, "payload=" + payload), 200);

        assertThat(lastBody()).isEqualTo("from a form: Käse");
    }

    @ParameterizedTest
    @CsvSource({"deploy-4711", "'a key, with spaces/ and more'"})
    void aRepetitionShouldHaveNoEffect(String key) {
        assertStatus(post(hook, JSON, "{\"text\": \"once\"}", "Idempotency-Key", key), 200);
        long head = last().offset();

        assertStatus(post(hook, JSON, "{\"text\": \"once\"}", "Idempotency-Key", key), 200);

        assertThat(last().offset()).isEqualTo(head);
        assertThat(lastBody()).isEqualTo("once");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | nonsense | 400 | 1001",
                "application/json | {\"text\": 7} | 400 | 1003",
                "application/json | {\"text\": \" \"} | 400 | 1007",
                "application/json | {\"text\": \"LONG\"} | 413 | 1008",
                "application/json | {\"x\": \"HUGE\"} | 413 | 1004",
                "application/json | {\"text\": \"\\ud800\"} | 400 | 1009",
                "application/json | DEEP | 400 | 1005",
                "application/x-www-form-urlencoded | text=x | 400 | 1003",
                "text/plain | hello | 415 | 1006"
            })
    void whatCannotBeSaidShouldBeRefused(String type, String body, int status, int code) {
        Hook own = makeHook(bot);
        long head = last().offset();

        HttpResponse<String> answer = post(
                own,
                type,
                body.replace("LONG", "x".repeat(4_001))
                        .replace("HUGE", "x".repeat(300_000))
                        .replace("DEEP", "{\"x\":".repeat(20) + "1" + "}".repeat(20)));

        assertRefused(answer, status, code);
        assertThat(last().offset()).isEqualTo(head);
        assertStatus(alice.rest().exchange("DELETE", bot.path() + "/hooks/" + own.id(), null), 204);
    }

    @Test
    void onlyTheRightUrlShouldPost() {
        Hook brief = makeHook(bot);
        assertThat(alice.rest().exchange("GET", bot.path() + "/hooks", null).body())
                .contains(brief.id(), hook.id())
                .doesNotContain("/hooks/");

        assertStatus(alice.rest().exchange("DELETE", bot.path() + "/hooks/" + brief.id(), null), 204);

        assertRefused(post(brief, JSON, "{\"text\": \"too late\"}"), 404, 3006);
        assertRefused(alice.rest().exchange("DELETE", bot.path() + "/hooks/" + brief.id(), null), 404, 3006);
        Participant bob = company.register("bob", 1);
        assertRefused(bob.rest().exchange("GET", bot.path() + "/hooks", null), 404, 3006);
        assertRefused(bob.rest().exchange("DELETE", bot.path() + "/hooks/" + hook.id(), null), 404, 3006);
    }

    @Test
    void aBotThatWasRemovedShouldNotPost() {
        RoomInfo other = alice.rest().createRoom(Company.unique("other"), "private");
        String wanted = "{\"room\":\"" + other.id() + "\"}";
        assertRefused(alice.rest().exchange("POST", bot.path() + "/hooks", wanted), 403, 2004);
        bot.into(other);
        Hook there = hook(json(alice.rest().exchange("POST", bot.path() + "/hooks", wanted), 201));
        assertStatus(post(there, JSON, "{\"text\": \"still in\"}"), 200);

        alice.rest().remove(other.id(), bot.id());

        await().atMost(OBEYED).untilAsserted(() -> assertRefused(post(there, JSON, "{\"text\": \"out\"}"), 403, 2004));
        alice.rest().deleteRoom(other.id());
        await().atMost(OBEYED).untilAsserted(() -> assertRefused(post(there, JSON, "{\"text\": \"gone\"}"), 410, 3003));
    }

    @Test
    void aHastyOneShouldBeToldToWait() {
        Hook hasty = makeHook(bot);
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 60)
                .mapToObj(i -> HTTP.sendAsync(
                        request(hasty, JSON, "{\"text\": \"hurry\"}", "Idempotency-Key", "hurry"),
                        HttpResponse.BodyHandlers.ofString()))
                .toList();

        List<HttpResponse<String>> refused = answers.stream()
                .map(CompletableFuture::join)
                .filter(answer -> answer.statusCode() == 429)
                .toList();
        assertThat(refused).isNotEmpty().allSatisfy(answer -> {
            assertRefused(answer, 429, 4001);
            assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(1);
        });
        assertStatus(post(hook, JSON, "{\"text\": \"another has its own allowance\"}"), 200);
    }

    @Test
    void theUrlShouldHaveTheSchemeOfTheLoadBalancer() {
        String wanted = "{\"room\":\"" + room.id() + "\"}";
        HttpResponse<String> answer =
                alice.rest().exchange("POST", bot.path() + "/hooks", wanted, "X-Forwarded-Proto", "https");

        Hook made = hook(json(answer, 201));
        assertThat(made.url()).hasScheme("https").hasAuthority(hook.url().getAuthority());
        assertStatus(alice.rest().exchange("DELETE", bot.path() + "/hooks/" + made.id(), null), 204);
    }

    private static Hook makeHook(TestBot of) {
        String wanted = "{\"room\":\"" + room.id() + "\"}";
        return hook(json(alice.rest().exchange("POST", of.path() + "/hooks", wanted), 201));
    }

    private static Hook hook(JsonObject json) {
        return new Hook(json.getString("id"), URI.create(json.getString("url")));
    }

    private static HttpResponse<String> post(Hook to, String type, String body, String... headers) {
        return Participant.get(HTTP.sendAsync(request(to, type, body, headers), HttpResponse.BodyHandlers.ofString()));
    }

    private static HttpRequest request(Hook to, String type, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(to.url())
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }

    private static Event last() {
        long head = alice.rest().room(room.id()).head();
        return alice.rest().eventsBefore(room.id(), head + 1, 1).events().get(0);
    }

    private static String lastBody() {
        return last().content() instanceof Event.Message message ? message.body() : "";
    }
}
