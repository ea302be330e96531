package org.parley.it.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.people.Answers;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.people.RoomRecord;
import org.parley.it.webhook.Receiver.Answer;
import org.parley.it.webhook.Receiver.Request;

/** People give commands, which services of bots answer. */
@Order(4)
@ExtendWith(SharedCluster.class)
class SlashCommandIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Company company;
    private final Receiver receiver = new Receiver();
    private final String command = Company.unique("deploy");
    private Participant alice;
    private HouseBot bot;
    private UUID room;

    SlashCommandIT(Cluster cluster) {
        this.company = new Company(cluster.urls());
    }

    @BeforeEach
    void aliceShouldHaveABotInHerRoom() {
        alice = company.arrive("alice", 0);
        room = alice.rest().createRoom(Company.unique("room"), "private").id();
        bot = HouseBot.of(alice.rest());
        alice.rest().invite(room, bot.id());
    }

    @AfterEach
    void leave() {
        receiver.close();
        company.close();
    }

    @Test
    void aServiceShouldBeAskedAsSlackAsksAndItsAnswerBeForThePersonAlone() {
        List<Request> asked = receiver.at(
                "/", request -> new Answer(200, "application/json", "{\"text\": \"<b>42</b> is on its way\"}"));
        String secret = bot.setCommand(command, receiver.url("/"));
        long before = alice.rest().room(room).head();

        JsonObject answer = Answers.json(give(alice, "4.2 größer & schneller"), 200);

        assertThat(answer.getString("text")).isEqualTo("<b>42</b> is on its way");
        assertThat(answer.containsKey("offset")).isFalse();
        assertThat(alice.rest().room(room).head()).isEqualTo(before);
        Request request = asked.get(0);
        Receiver.assertSigned(request, secret);
        assertThat(request.headers().get("content-type")).startsWith("application/x-www-form-urlencoded");
        assertThat(request.body().split("&"))
                .extracting(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
                .containsExactly(
                        "command=/" + command,
                        "text=4.2 größer & schneller",
                        "user_id=" + alice.id(),
                        "user_name=" + alice.person().username(),
                        "channel_id=" + room,
                        "channel_name=" + alice.rest().room(room).name());
    }

    @Test
    void aChangedCommandShouldKeepItsSecretUntilItsOwnerMakesANewOne() {
        List<Request> asked = receiver.at("/new", request -> Answer.of(200));
        String first = bot.setCommand(command, receiver.url("/"));

        bot.changeCommand(command, receiver.url("/new"));
        give(alice, "");
        Receiver.assertSigned(asked.get(0), first);

        String second = bot.renewCommandSecret(command);
        give(alice, "");
        assertThat(second).isNotEqualTo(first);
        Receiver.assertSigned(asked.get(1), first);
        Receiver.assertSigned(asked.get(1), second);
    }

    @Test
    void whatIsForAllShouldBePostedByTheBot() {
        receiver.at(
                "/",
                request -> new Answer(
                        200, "application/json", "{\"response_type\": \"in_channel\", \"text\": \"4.2 is out\"}"));
        bot.setCommand(command, receiver.url("/"));
        RoomRecord heard = alice.follow(room);

        JsonObject answer = Answers.json(give(alice, "4.2"), 200);

        heard.awaitBodies("4.2 is out");
        assertThat(heard.events()).last().satisfies(event -> {
            assertThat(event.author()).isEqualTo(bot.id());
            assertThat(event.offset()).isEqualTo(answer.getJsonNumber("offset").longValueExact());
        });
        assertThat(answer.containsKey("text")).isFalse();
    }

    @Test
    void aRoomShouldHaveTheCommandsOfItsBotsForItsMembersOnly() {
        bot.setCommand(command, receiver.url("/"));
        Participant bob = company.arrive("bob", 1);

        HttpResponse<String> listed = alice.rest().exchange("GET", "/rooms/" + room + "/commands", null);
        Answers.assertStatus(listed, 200);
        assertThat(listed.body())
                .contains("\"name\":\"" + command + "\"", "\"hint\":\"version\"")
                .doesNotContain("whsec", "url");
        assertRefused(bob.rest().exchange("GET", "/rooms/" + room + "/commands", null), 403, "not-a-member");
        assertRefused(give(bob, ""), 403, "not-a-member");
        UUID other = alice.rest().createRoom(Company.unique("room"), "private").id();
        assertRefused(give(alice, other, command, ""), 404, "command-not-found");
        assertRefused(give(alice, room, "No such", ""), 404, "command-not-found");

        HttpResponse<String> taken = bob.rest()
                .exchange(
                        "PUT",
                        "/bots/" + HouseBot.of(bob.rest()).id() + "/commands/" + command,
                        "{\"url\": \"https://example.com/\"}");
        assertRefused(taken, 409, "command-taken");
        assertRefused(
                bob.rest().exchange("DELETE", "/bots/" + bot.id() + "/commands/" + command, null), 404, "not-found");
        Answers.assertStatus(alice.rest().exchange("DELETE", "/bots/" + bot.id() + "/commands/" + command, null), 204);
        assertRefused(give(alice, ""), 404, "command-not-found");
    }

    @Test
    void aServiceThatDoesNotAnswerAsItShouldShouldBeToldOf() {
        bot.setCommand(command, receiver.url("/"));
        for (Answer answer : List.of(Answer.of(500), new Answer(200, "application/json", "{"), Answer.of(302))) {
            receiver.at("/" + answer.status() + answer.body().length(), request -> answer);
            bot.changeCommand(
                    command, receiver.url("/" + answer.status() + answer.body().length()));
            assertRefused(give(alice, ""), 502, "command-failed");
        }
        bot.changeCommand(command, "http://127.0.0.2:9/");
        assertRefused(give(alice, ""), 502, "command-failed");
    }

    @Test
    void aPersonShouldAskOneServiceAtATime() {
        CountDownLatch released = new CountDownLatch(1);
        List<Request> asked = receiver.at("/", request -> {
            awaitQuietly(released);
            return new Answer(200, "text/plain", "done");
        });
        bot.setCommand(command, receiver.url("/"));

        CompletableFuture<HttpResponse<String>> first = CompletableFuture.supplyAsync(() -> give(alice, "1"));
        await().atMost(PATIENCE).until(() -> asked.size() == 1);
        assertRefused(give(alice, "2"), 429, "rate-limited");
        released.countDown();

        assertThat(Answers.json(first.join(), 200).getString("text")).isEqualTo("done");
        assertThat(Answers.json(give(alice, "3"), 200).getString("text")).isEqualTo("done");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<String> give(Participant person, String text) {
        return give(person, room, command, text);
    }

    private static HttpResponse<String> give(Participant person, UUID room, String command, String text) {
        return person.rest()
                .exchange("POST", "/rooms/" + room + "/commands/" + command.replace(" ", "%20"), """
                        {"text": "%s"}""".formatted(text));
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String error) {
        Answers.assertStatus(answer, status);
        assertThat(answer.body()).contains(error);
    }
}
