package org.parley.webhook.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.account.Accounts;
import org.parley.account.NewAccount;
import org.parley.account.PasswordHash;
import org.parley.account.User;
import org.parley.account.Username;
import org.parley.account.jpa.JpaAccounts;
import org.parley.bot.Bot;
import org.parley.bot.NewBot;
import org.parley.bot.jpa.JpaBots;
import org.parley.database.TestDatabase;
import org.parley.integration.event.CloudEvent;
import org.parley.integration.event.CloudEvents;
import org.parley.integration.event.NotNowException;
import org.parley.message.ClientId;
import org.parley.message.EventContent;
import org.parley.message.MessageHistory;
import org.parley.message.NewEvent;
import org.parley.message.RoomEvent;
import org.parley.message.postgres.PostgresMessageHistory;
import org.parley.room.NewRoom;
import org.parley.room.ReadPosition;
import org.parley.room.Role;
import org.parley.room.RoomId;
import org.parley.room.RoomKind;
import org.parley.room.jpa.JpaRooms;
import org.parley.settings.MapConfig;
import org.parley.settings.Settings;
import org.parley.webhook.DeadLetter;
import org.parley.webhook.DeadLetters;
import org.parley.webhook.OutgoingWebhooks;
import org.parley.webhook.SigningSecret;
import org.parley.webhook.http.WebhookClient;
import org.parley.webhook.http.WebhookSettings;
import org.parley.webhook.jpa.JpaDeadLetters;
import org.parley.webhook.jpa.JpaOutgoingWebhooks;

/** What becomes of events, with a real PostgreSQL and a real receiver. */
class WebhookOutletIT {
    private final TestDatabase database = TestDatabase.shared();
    private final OutgoingWebhooks webhooks =
            database.eachInTransaction(OutgoingWebhooks.class, JpaOutgoingWebhooks::new);
    private final DeadLetters letters = database.eachInTransaction(DeadLetters.class, JpaDeadLetters::new);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final WebhookSettings settings =
            WebhookSettings.read(new Settings(new MapConfig(Map.of("parley.webhook.internal-targets", "127.0.0.1"))));
    private final WebhookClient client = new WebhookClient(() -> settings, Executors.defaultThreadFactory());
    private final MessageHistory history = new PostgresMessageHistory(database.dataSource(), Clock.systemUTC());
    private HttpServer receiver;
    private volatile int status = 200;
    private User alice;
    private Bot bot;
    private RoomId room;

    @BeforeEach
    void aBotShouldHaveAWebhook() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            exchange.getResponseHeaders().add("Retry-After", "40");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        receiver.start();
        database.clear();
        alice = database.call(entities -> new JpaAccounts(entities)
                .register(new NewAccount(Username.of("alice"), "Alice", new PasswordHash("hash"))));
        bot = database.call(entities -> new JpaBots(entities, new JpaAccounts(entities))
                .create(new NewBot(Username.of("build"), "Build", alice.id()), 1));
        room = database.call(entities -> {
            JpaRooms rooms = new JpaRooms(entities);
            RoomId made = rooms.create(new NewRoom(RoomKind.PUBLIC, "Builds", ""), alice.id())
                    .room()
                    .id();
            rooms.holdForJoin(made);
            rooms.addMember(made, bot.id(), Role.MEMBER, alice.id(), new ReadPosition(2, 2));
            return made;
        });
        webhooks.add(
                bot.id(),
                URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/"),
                SigningSecret.random());
    }

    @AfterEach
    void stop() {
        client.close();
        receiver.stop(0);
    }

    @Test
    void whatIsNotOwedShouldNotBeSent() throws NotNowException {
        WebhookOutlet outlet = outlet(Duration.ofHours(1));

        assertThat(outlet.send(List.of(event(2, alice)))).isFalse();
        assertThat(outlet.send(List.of(event(3, bot.user())))).isFalse();
        assertThat(outlet.send(List.of(event(3, alice)))).isTrue();
        assertThat(asked).containsExactly(event(3, alice).id());
    }

    @Test
    void aReceiverThatFailsShouldBeLeftAloneForAsLongAsItWants() {
        status = 503;
        WebhookOutlet outlet = outlet(Duration.ofHours(1));

        assertThatExceptionOfType(NotNowException.class)
                .isThrownBy(() -> outlet.send(List.of(event(3, alice))))
                .withMessage("answered 503")
                .satisfies(e -> assertThat(e.pause()).isBetween(Duration.ofSeconds(39), Duration.ofSeconds(40)));
        assertThatExceptionOfType(NotNowException.class).isThrownBy(() -> outlet.send(List.of(event(3, alice))));
        assertThat(asked).hasSize(1);

        status = 200;
        outlet.hurry();
        assertThat(sends(outlet, event(3, alice))).isTrue();
        assertThat(webhooks.find(bot.id()).orElseThrow().failingSince()).isEmpty();
    }

    @Test
    void whatIsOlderThanThereIsPatienceShouldBecomeADeadLetterWhetherItIsTriedAgainOrNot() {
        status = 503;
        WebhookOutlet outlet = outlet(Duration.ofMillis(1));
        assertThatExceptionOfType(NotNowException.class).isThrownBy(() -> outlet.send(List.of(event(3, alice))));

        assertThat(sends(outlet, event(3, alice))).isFalse();
        assertThat(sends(outlet, event(4, alice))).isFalse();

        assertThat(letters.of(bot.id(), 10)).extracting(DeadLetter::offset).containsExactly(3L, 4L);
        assertThat(letters.of(bot.id(), 10)).extracting(DeadLetter::reason).containsOnly("answered 503");
        assertThat(asked).hasSize(1);
    }

    @Test
    void aRefusalShouldMakeADeadLetterAndTheNextShouldGoOn() {
        WebhookOutlet outlet = outlet(Duration.ofHours(1));

        status = 422;
        assertThat(sends(outlet, event(3, alice))).isFalse();
        status = 204;
        assertThat(sends(outlet, event(4, alice))).isTrue();

        assertThat(letters.of(bot.id(), 10)).extracting(DeadLetter::offset).containsExactly(3L);
    }

    @Test
    void goneShouldEndTheWebhookAndLoseNothing() {
        status = 410;
        WebhookOutlet outlet = outlet(Duration.ofMillis(1));

        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(NotNowException.class).isThrownBy(() -> outlet.send(List.of(event(3, alice))));
        }

        assertThat(asked).hasSize(1);
        assertThat(webhooks.active()).isEmpty();
        assertThat(letters.count(bot.id())).isZero();
    }

    @Test
    void deadLettersShouldBeSentAgainUntilTheReceiverFails() {
        WebhookOutlet outlet = outlet(Duration.ofHours(1));
        for (int i = 0; i < 4; i++) {
            history.append(List.of(
                    new NewEvent(room, alice.id(), new ClientId("c-" + i), new EventContent.Message("hello", false))));
        }
        List.of(3L, 4L, 99L).forEach(offset -> letters.bury(bot.id(), room, offset, "answered 400"));

        status = 500;
        letters.want(bot.id());
        outlet.attend();
        assertThat(asked).hasSize(1);
        assertThat(letters.wanted(bot.id(), 10)).isEmpty();
        assertThat(letters.count(bot.id())).isEqualTo(3);

        status = 200;
        letters.want(bot.id());
        outlet.hurry();
        outlet.attend();
        assertThat(asked).hasSize(3);
        // the last is nowhere in the history
        assertThat(letters.count(bot.id())).isZero();
    }

    private static boolean sends(WebhookOutlet outlet, CloudEvent event) {
        try {
            return outlet.send(List.of(event));
        } catch (NotNowException e) {
            throw new AssertionError(e);
        }
    }

    private WebhookOutlet outlet(Duration patience) {
        Records records = new Records(webhooks, letters, new WebhookMeter() {
            @Override
            public void delivered(int events) {}

            @Override
            public void failed() {}

            @Override
            public void buried() {}
        });
        return new WebhookOutlet(bot.id(), records, new Courier(client), replay(records), () -> patience);
    }

    private Replay replay(Records records) {
        Accounts accounts = database.eachInTransaction(Accounts.class, JpaAccounts::new);
        return new Replay(bot.id(), records, new Courier(client), history, new CloudEvents(history, accounts));
    }

    private CloudEvent event(long offset, User author) {
        RoomEvent event = new RoomEvent(
                room,
                offset,
                offset,
                Instant.ofEpochSecond(offset),
                author.id(),
                new ClientId("c-" + offset),
                new EventContent.Message("hello", false));
        return new CloudEvent(event, "epoch", author);
    }
}
