package org.parley.webhook.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.account.NewAccount;
import org.parley.account.PasswordHash;
import org.parley.account.User;
import org.parley.account.UserId;
import org.parley.account.Username;
import org.parley.account.jpa.JpaAccounts;
import org.parley.bot.NewBot;
import org.parley.bot.jpa.JpaBots;
import org.parley.database.TestDatabase;
import org.parley.room.NewRoom;
import org.parley.room.ReadPosition;
import org.parley.room.Role;
import org.parley.room.RoomId;
import org.parley.room.RoomKind;
import org.parley.room.jpa.JpaMemberships;
import org.parley.room.jpa.JpaRooms;
import org.parley.webhook.ActiveWebhook;
import org.parley.webhook.DeadLetter;
import org.parley.webhook.DeadLetters;
import org.parley.webhook.OutgoingWebhooks;
import org.parley.webhook.Recipient;
import org.parley.webhook.SigningSecret;
import org.parley.webhook.SigningSecrets;
import org.parley.webhook.WebhookState;

class JpaWebhooksIT {
    private static final URI TARGET = URI.create("https://build.example/hook");

    private final TestDatabase database = TestDatabase.shared();
    private final SigningSecret secret = SigningSecret.random();
    private UserId bot;
    private RoomId room;

    @BeforeEach
    void aBotShouldBeInARoomWithAWebhook() {
        database.clear();
        User alice = database.call(entities -> new JpaAccounts(entities)
                .register(new NewAccount(Username.of("alice"), "Alice", new PasswordHash("hash"))));
        bot = database.call(entities -> new JpaBots(entities, new JpaAccounts(entities))
                .create(new NewBot(Username.of("build"), "Build", alice.id()), 1)
                .id());
        room = database.call(entities -> {
            JpaRooms rooms = new JpaRooms(entities);
            RoomId made = rooms.create(new NewRoom(RoomKind.PUBLIC, "Builds", ""), alice.id())
                    .room()
                    .id();
            rooms.holdForJoin(made);
            rooms.addMember(made, bot, Role.MEMBER, alice.id(), new ReadPosition(7, 5));
            return made;
        });
        webhooks(webhooks -> webhooks.add(bot, TARGET, secret));
    }

    @Test
    void anEventShouldBeOwedBeyondTheReadPositionAndToMembersOnly() {
        Recipient recipient = recipient().orElseThrow();

        assertThat(recipient.target()).isEqualTo(TARGET);
        assertThat(recipient.secrets()).isEqualTo(SigningSecrets.of(secret));
        assertThat(recipient.isOwed(7)).isFalse();
        assertThat(recipient.isOwed(8)).isTrue();

        database.run(entities -> new JpaMemberships(entities).markRead(room, bot, 8, 6));
        assertThat(recipient().orElseThrow().isOwed(8)).isFalse();

        database.run(entities -> new JpaRooms(entities).removeMember(room, bot, bot));
        assertThat(recipient().orElseThrow().belongs()).isFalse();
        assertThat(recipient().orElseThrow().isOwed(9)).isFalse();
    }

    @Test
    void itShouldFailFromTheFirstFailureUntilItWorks() {
        assertThat(state().failingSince()).isEmpty();

        webhooks(webhooks -> webhooks.fails(bot, "answered 503"));
        WebhookState first = state();
        webhooks(webhooks -> webhooks.fails(bot, "answered 500"));

        assertThat(first.failingSince()).isPresent();
        assertThat(state().failingSince()).isEqualTo(first.failingSince());
        assertThat(recipient().orElseThrow().failingSince()).isEqualTo(first.failingSince());
        assertThat(state().lastAnswer().orElseThrow().text()).isEqualTo("answered 500");

        webhooks(webhooks -> webhooks.works(bot, "answered 200"));
        assertThat(state().failingSince()).isEmpty();
        assertThat(state().lastAnswer().orElseThrow().text()).isEqualTo("answered 200");
    }

    @Test
    void oneThatHasEndedShouldGetNothingUntilItIsSetAnew() {
        ActiveWebhook before = active().get(0);
        assertThat(before.name()).isEqualTo("build");

        webhooks(webhooks -> webhooks.end(bot, "answered 410"));
        assertThat(active()).isEmpty();
        assertThat(recipient()).isEmpty();
        assertThat(state().endedAt()).isPresent();
        webhooks(webhooks -> webhooks.works(bot, "answered 200"));
        assertThat(state().lastAnswer().orElseThrow().text()).isEqualTo("answered 410");

        webhooks(webhooks -> webhooks.change(bot, TARGET));
        assertThat(active())
                .singleElement()
                .satisfies(now -> assertThat(now.revision()).isNotEqualTo(before.revision()));
        assertThat(state().endedAt()).isEmpty();
    }

    @Test
    void aChangedOneShouldKeepItsSecretAndForgetHowTheFormerPlaceFared() {
        URI other = URI.create("https://build.example/other");
        webhooks(webhooks -> webhooks.fails(bot, "answered 503"));

        webhooks(webhooks -> assertThat(webhooks.change(bot, other)).isTrue());

        Recipient recipient = recipient().orElseThrow();
        assertThat(recipient.target()).isEqualTo(other);
        assertThat(recipient.secrets()).isEqualTo(SigningSecrets.of(secret));
        assertThat(state().failingSince()).isEmpty();
        assertThat(state().lastAnswer()).isEmpty();
    }

    @Test
    void theFormerSecretShouldStayGoodForADay() {
        SigningSecret next = SigningSecret.random();
        webhooks(webhooks -> assertThat(webhooks.renew(bot, next)).isTrue());
        assertThat(recipient().orElseThrow().secrets().all()).containsExactly(next, secret);

        database.run(entities -> entities.createNativeQuery(
                        "update outgoing_webhook set former_until = former_until - interval '24 hours'")
                .executeUpdate());

        assertThat(recipient().orElseThrow().secrets().all()).containsExactly(next);
    }

    @Test
    void whereThereIsNoneNothingShouldBeChanged() {
        webhooks(webhooks -> webhooks.remove(bot));

        webhooks(webhooks -> {
            assertThat(webhooks.change(bot, TARGET)).isFalse();
            assertThat(webhooks.renew(bot, SigningSecret.random())).isFalse();
        });
    }

    @Test
    void deadLettersShouldBeWantedOnceAndStayUntilTheyAreRemoved() {
        letters(letters -> letters.bury(bot, room, 9, "answered 400"));
        letters(letters -> letters.bury(bot, room, 8, "answered 404"));
        ActiveWebhook before = active().get(0);

        assertThat(letters().stream().map(DeadLetter::offset)).containsExactly(8L, 9L);
        assertThat(wanted()).isEmpty();
        assertThat(database.<Integer>call(entities -> new JpaDeadLetters(entities).want(bot)))
                .isEqualTo(2);
        assertThat(wanted()).hasSize(2);
        assertThat(active().get(0).revision()).isNotEqualTo(before.revision());

        letters(letters -> letters.bury(bot, room, 8, "answered 400"));
        assertThat(wanted()).extracting(DeadLetter::offset).containsExactly(9L);
        letters(letters -> letters.putBack(bot));
        assertThat(wanted()).isEmpty();
        letters(letters -> letters.remove(bot, room, 9));
        assertThat(letters()).extracting(DeadLetter::reason).containsExactly("answered 400");
    }

    @Test
    void withTheWebhookItsDeadLettersShouldGoAndNoneComeAfterwards() {
        letters(letters -> letters.bury(bot, room, 8, "answered 404"));

        assertThat(database.<Boolean>call(entities -> new JpaOutgoingWebhooks(entities).remove(bot)))
                .isTrue();
        assertThat(database.<Boolean>call(entities -> new JpaOutgoingWebhooks(entities).remove(bot)))
                .isFalse();
        letters(letters -> letters.bury(bot, room, 9, "answered 404"));

        assertThat(letters()).isEmpty();
        assertThat(database.<Long>call(entities -> new JpaOutgoingWebhooks(entities).count()))
                .isZero();
    }

    @Test
    void withTheBotAllShouldGo() {
        letters(letters -> letters.bury(bot, room, 8, "answered 404"));

        database.run(entities -> new JpaBots(entities, new JpaAccounts(entities)).remove(bot));

        assertThat(active()).isEmpty();
        assertThat(letters()).isEmpty();
    }

    private Optional<Recipient> recipient() {
        return database.call(entities -> new JpaOutgoingWebhooks(entities).recipient(bot, room));
    }

    private WebhookState state() {
        return database.call((Function<EntityManager, WebhookState>)
                entities -> new JpaOutgoingWebhooks(entities).find(bot).orElseThrow());
    }

    private List<ActiveWebhook> active() {
        return database.call(entities -> new JpaOutgoingWebhooks(entities).active());
    }

    private List<DeadLetter> letters() {
        return database.call(entities -> new JpaDeadLetters(entities).of(bot, 10));
    }

    private List<DeadLetter> wanted() {
        return database.call(entities -> new JpaDeadLetters(entities).wanted(bot, 10));
    }

    private void webhooks(Consumer<OutgoingWebhooks> work) {
        database.run(entities -> work.accept(new JpaOutgoingWebhooks(entities)));
    }

    private void letters(Consumer<DeadLetters> work) {
        database.run(entities -> work.accept(new JpaDeadLetters(entities)));
    }
}
