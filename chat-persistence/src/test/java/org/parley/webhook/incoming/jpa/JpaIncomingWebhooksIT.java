package org.parley.webhook.incoming.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.account.NewAccount;
import org.parley.account.PasswordHash;
import org.parley.account.UserId;
import org.parley.account.Username;
import org.parley.account.jpa.JpaAccounts;
import org.parley.bot.Bots;
import org.parley.bot.NewBot;
import org.parley.bot.jpa.JpaBots;
import org.parley.database.TestDatabase;
import org.parley.identifier.RandomSecret;
import org.parley.identifier.TimeOrderedUuid;
import org.parley.room.NewRoom;
import org.parley.room.RoomId;
import org.parley.room.RoomKind;
import org.parley.room.jpa.JpaRooms;
import org.parley.webhook.incoming.IncomingWebhook;
import org.parley.webhook.incoming.IncomingWebhookId;

class JpaIncomingWebhooksIT {
    private final TestDatabase database = TestDatabase.shared();
    private UserId alice;
    private RoomId room;

    @BeforeEach
    void aliceShouldHaveARoom() {
        database.clear();
        alice = database.call(entities -> new JpaAccounts(entities)
                .register(new NewAccount(Username.of("alice"), "Alice", new PasswordHash("hash")))
                .id());
        room = database.call(entities -> new JpaRooms(entities)
                .create(new NewRoom(RoomKind.PUBLIC, "orders", ""), alice)
                .room()
                .id());
    }

    @Test
    void aWebhookShouldBeFoundByItsDigestUntilItIsRemoved() {
        UserId build = bot("build");
        UserId deploy = bot("deploy");
        IncomingWebhook webhook = add(build);

        assertThat(find(webhook)).contains(webhook);
        assertThat(database.<List<IncomingWebhook>>call(
                        entities -> webhooks(entities).of(build)))
                .containsExactly(webhook);
        assertThat(remove(deploy, webhook)).isFalse();
        assertThat(find(webhook)).isPresent();

        assertThat(remove(build, webhook)).isTrue();
        assertThat(find(webhook)).isEmpty();
    }

    @Test
    void aWebhookShouldEndWithItsBot() {
        UserId build = bot("build");
        IncomingWebhook webhook = add(build);

        database.run(entities -> bots(entities).remove(build));

        assertThat(find(webhook)).isEmpty();
    }

    private UserId bot(String name) {
        return database.call(entities -> bots(entities)
                .create(new NewBot(Username.of(name), name, alice), 5)
                .id());
    }

    private IncomingWebhook add(UserId bot) {
        IncomingWebhook webhook = new IncomingWebhook(
                new IncomingWebhookId(TimeOrderedUuid.next()),
                bot,
                room,
                RandomSecret.digest(RandomSecret.next()),
                Instant.ofEpochMilli(1));
        database.run(entities -> webhooks(entities).add(webhook));
        return webhook;
    }

    private Optional<IncomingWebhook> find(IncomingWebhook webhook) {
        return database.call(entities -> webhooks(entities).find(webhook.digest()));
    }

    private boolean remove(UserId bot, IncomingWebhook webhook) {
        return database.call(entities -> webhooks(entities).remove(bot, webhook.id()));
    }

    private static Bots bots(EntityManager entities) {
        return new JpaBots(entities, new JpaAccounts(entities));
    }

    private static JpaIncomingWebhooks webhooks(EntityManager entities) {
        return new JpaIncomingWebhooks(entities);
    }
}
