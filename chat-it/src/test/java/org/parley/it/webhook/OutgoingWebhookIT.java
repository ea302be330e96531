package org.parley.it.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.contract.FrameSchemas;
import org.parley.dev.server.PayaraMicroNode;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.people.Company;
import org.parley.it.people.Participant;
import org.parley.it.webhook.Receiver.Answer;
import org.parley.it.webhook.Receiver.Request;

/** Bots are told by HTTP what happens in their rooms. */
@Order(22)
@ExtendWith(SharedCluster.class)
class OutgoingWebhookIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 6;

    private final Cluster cluster;
    private final Company company;
    private final Receiver receiver = new Receiver();
    private Participant alice;
    private UUID room;

    OutgoingWebhookIT(Cluster cluster) {
        this.cluster = cluster;
        this.company = new Company(cluster.urls());
    }

    @BeforeEach
    void aliceShouldHaveARoom() {
        alice = company.arrive("alice", 0);
        room = alice.rest().createRoom(Company.unique("room"), "private").id();
    }

    @AfterEach
    void leave() {
        receiver.close();
        company.close();
    }

    @Test
    void aBotShouldBeToldWhatHappensSinceItJoinedSignedAndInOrder() {
        alice.say(room, "before");
        HouseBot bot = invited();
        alice.say(room, "between");
        List<Request> heard = receiver.at("/hook", request -> Answer.of(204));

        String secret = bot.setWebhook(receiver.url("/hook"));
        alice.say(room, "one");
        alice.say(room, "two");

        await().atMost(PATIENCE).until(() -> bodies(heard).size() == 3);
        assertThat(bodies(heard)).containsExactly("between", "one", "two");
        assertThat(heard).allSatisfy(request -> {
            Receiver.assertSigned(request, secret);
            assertThat(FrameSchemas.strict().violationsOfCloudEvent(request.body()))
                    .isEmpty();
            assertThat(request.headers().get("content-type")).startsWith("application/cloudevents+json");
            assertThat(request.headers())
                    .containsEntry("webhook-id", HouseBot.json(request.body()).getString("id"));
        });
        await().atMost(PATIENCE).until(() -> bot.webhook().getInt("behind") == 0);
        assertThat(bot.webhook().getString("state")).isEqualTo("works");
    }

    @Test
    void aChangedWebhookShouldKeepItsSecretUntilItsOwnerMakesANewOne() {
        List<Request> heard = receiver.at("/new", request -> Answer.of(200));
        HouseBot bot = invited();
        String first = bot.setWebhook(receiver.url("/nobody"));

        bot.changeWebhook(receiver.url("/new"));
        alice.say(room, "one");
        await().atMost(PATIENCE).until(() -> bodies(heard).contains("one"));
        assertThat(heard).allSatisfy(request -> Receiver.assertSigned(request, first));

        String second = bot.renewWebhookSecret();
        alice.say(room, "two");
        await().atMost(PATIENCE).until(() -> bodies(heard).contains("two"));
        assertThat(second).isNotEqualTo(first);
        assertThat(heard).last().satisfies(request -> {
            Receiver.assertSigned(request, first);
            Receiver.assertSigned(request, second);
        });
    }

    @Test
    void anEventShouldBeTriedAgainBeforeTheNextAndNobodyElseShouldWait() throws InterruptedException {
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger failures = new AtomicInteger(2);
        List<Request> tried = receiver.at("/fails", request -> Answer.of(failures.getAndDecrement() > 0 ? 503 : 200));
        List<Request> slow = receiver.at("/slow", request -> {
            awaitQuietly(released);
            return Answer.of(200);
        });
        List<Request> quick = receiver.at("/quick", request -> Answer.of(200));
        List.of("/fails", "/slow", "/quick").forEach(path -> invited().setWebhook(receiver.url(path)));

        alice.say(room, "one");
        await().atMost(PATIENCE).until(() -> !slow.isEmpty());
        alice.say(room, "two");

        await().atMost(PATIENCE).until(() -> bodies(quick).contains("two"));
        await().atMost(PATIENCE).until(() -> bodies(tried).contains("two"));
        assertThat(slow).hasSize(1);
        released.countDown();
        await().atMost(PATIENCE).until(() -> bodies(slow).equals(List.of("one", "two")));
        // the bots' coming in was told as well, and failed first
        assertThat(events(tried)).isSortedAccordingTo((a, b) -> Long.compare(offset(a), offset(b)));
        assertThat(events(tried).stream()
                        .filter(event -> offset(event) == offset(events(tried).get(0))))
                .hasSize(3);
    }

    @Test
    void whatIsNeverTakenShouldBecomeADeadLetterAndBeSentAgainWhenItsOwnerAsks() {
        AtomicInteger refused = new AtomicInteger(400);
        List<Request> heard =
                receiver.at("/picky", request -> Answer.of(request.body().contains("bad") ? refused.get() : 200));
        HouseBot bot = invited();
        bot.setWebhook(receiver.url("/picky"));

        long offset = alice.say(room, "bad").offset();
        alice.say(room, "good");

        await().atMost(PATIENCE).until(() -> bodies(heard).contains("good"));
        JsonObject letter = bot.deadLetters().getJsonObject(0);
        assertThat(letter.getString("room")).isEqualTo(room.toString());
        assertThat(letter.getJsonNumber("offset").longValueExact()).isEqualTo(offset);
        assertThat(letter.getString("reason")).isEqualTo("answered 400");

        refused.set(200);
        assertThat(bot.replay()).isEqualTo(1);
        await().atMost(PATIENCE).until(() -> bot.deadLetters().isEmpty());
        assertThat(bodies(heard)).containsExactly("bad", "good", "bad");
    }

    @Test
    void anAddressInsideThatIsNotListedShouldNotBeAsked() {
        try (Receiver inside = new Receiver("127.0.0.2")) {
            List<Request> heard = inside.at("/", request -> Answer.of(200));
            HouseBot bot = invited();
            bot.setWebhook(inside.url("/"));

            alice.say(room, "one");

            await().atMost(PATIENCE)
                    .until(() -> bot.webhook().getString("state").equals("fails"));
            assertThat(bot.webhook().getString("lastAnswer")).startsWith("127.0.0.2 is not a public address");
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void whoHasLeftShouldNotBeToldAndGoneShouldEndIt() {
        AtomicInteger status = new AtomicInteger(503);
        List<Request> heard = receiver.at("/hook", request -> Answer.of(status.get()));
        HouseBot bot = invited();
        bot.setWebhook(receiver.url("/hook"));
        alice.say(room, "not to be told later");
        await().atMost(PATIENCE).until(() -> bot.webhook().getString("state").equals("fails"));

        alice.rest().remove(room, bot.id());
        alice.say(room, "while it was away");
        alice.rest().invite(room, bot.id());
        status.set(200);
        alice.say(room, "back");

        await().atMost(PATIENCE).until(() -> bodies(heard).contains("back"));
        assertThat(bodies(heard)).doesNotContain("while it was away", "not to be told later");

        status.set(410);
        alice.say(room, "go away");
        await().atMost(PATIENCE).until(() -> bot.webhook().getString("state").equals("ended"));
        status.set(200);
        alice.say(room, "unheard");
        bot.changeWebhook(receiver.url("/hook"));
        await().atMost(PATIENCE).until(() -> bodies(heard).contains("unheard"));
        assertThat(bodies(heard)).endsWith("go away", "go away", "unheard");
    }

    @Test
    void nothingShouldBeMissedWhenTheNodeThatServesItIsKilled() {
        PayaraMicroNode spare = cluster.spare();
        HouseBot bot = servedBy(spare);
        List<Request> heard = receiver.at("/hook", request -> Answer.of(200));
        bot.changeWebhook(receiver.url("/hook"));
        List<String> said = new ArrayList<>();
        IntStream.range(0, 60).forEach(i -> {
            alice.say(room, "line " + i);
            said.add("line " + i);
            if (i == 20) {
                await().atMost(PATIENCE).until(() -> bodies(heard).contains("line 20"));
            }
            if (i == 40) {
                spare.kill();
            }
        });

        await().atMost(Duration.ofSeconds(60)).until(() -> bodies(heard).contains("line 59"));
        List<String> once = new ArrayList<>();
        bodies(heard).forEach(body -> {
            if (once.isEmpty() || !once.get(once.size() - 1).equals(body)) {
                once.add(body);
            }
        });
        assertThat(once).isEqualTo(said);
    }

    /** A new bot that this node serves, as its log says. Others may serve it that belong to other tests. */
    private HouseBot servedBy(PayaraMicroNode node) {
        for (; ; ) {
            List<HouseBot> bots =
                    IntStream.range(0, AT_ONCE).mapToObj(i -> invited()).toList();
            bots.forEach(bot -> bot.setWebhook(receiver.url("/nobody")));
            bots.forEach(
                    bot -> await().atMost(PATIENCE).until(() -> bot.webhook().containsKey("lastAnswer")));
            String log = text(node.log());
            Optional<HouseBot> served = bots.stream()
                    .filter(bot -> log.contains("webhook: this node serves " + bot.name()))
                    .findFirst();
            bots.stream().filter(bot -> !served.equals(Optional.of(bot))).forEach(HouseBot::delete);
            if (served.isPresent()) {
                return served.get();
            }
        }
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HouseBot invited() {
        HouseBot bot = HouseBot.of(alice.rest());
        alice.rest().invite(room, bot.id());
        return bot;
    }

    private static List<JsonObject> events(List<Request> requests) {
        return requests.stream()
                .map(request -> HouseBot.json(request.body()).getJsonObject("data"))
                .toList();
    }

    private static long offset(JsonObject event) {
        return event.getJsonNumber("offset").longValueExact();
    }

    private static List<String> bodies(List<Request> requests) {
        return events(requests).stream()
                .flatMap(event -> Optional.ofNullable(event.getString("body", null)).stream())
                .toList();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
