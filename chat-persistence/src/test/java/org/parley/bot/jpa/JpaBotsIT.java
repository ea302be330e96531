package org.parley.bot.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.account.NewAccount;
import org.parley.account.PasswordHash;
import org.parley.account.User;
import org.parley.account.UserId;
import org.parley.account.Username;
import org.parley.account.jpa.JpaAccounts;
import org.parley.bot.AccessToken;
import org.parley.bot.AccessTokenId;
import org.parley.bot.AccessTokens;
import org.parley.bot.Bot;
import org.parley.bot.Bots;
import org.parley.bot.NewBot;
import org.parley.database.Race;
import org.parley.database.TestDatabase;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.identifier.TimeOrderedUuid;
import org.parley.session.SessionId;
import org.parley.session.SessionToken;

class JpaBotsIT {
    private final TestDatabase database = TestDatabase.shared();
    private User alice;

    @BeforeEach
    void aliceShouldHaveAnAccount() {
        database.clear();
        alice = database.call(entities -> new JpaAccounts(entities)
                .register(new NewAccount(Username.of("alice"), "Alice", new PasswordHash("hash"))));
    }

    @Test
    void aBotShouldBeAnAccountWithoutAPassword() {
        Bot bot = make("build");

        assertThat(bot.user().bot()).isTrue();
        assertThat(alice.bot()).isFalse();
        database.run(entities -> {
            JpaAccounts accounts = new JpaAccounts(entities);
            assertThat(accounts.find(Username.of("build"))).contains(bot.user());
            assertThat(accounts.credentials(Username.of("build"))).isEmpty();
            assertThat(bots(entities).find(bot.id())).contains(bot);
            assertThat(bots(entities).find(alice.id())).isEmpty();
            assertThat(bots(entities).ownedBy(alice.id())).containsExactly(bot);
        });
    }

    @Test
    void nobodyShouldHaveMoreBotsThanTheLimitWhenAllAreMadeAtOnce() throws Exception {
        List<Object> results = Race.of(8, runner -> make("build-" + runner));

        assertThat(results).filteredOn(Bot.class::isInstance).hasSize(3);
        assertThat(results)
                .filteredOn(ParleyException.class::isInstance)
                .hasSize(5)
                .allSatisfy(e -> assertThat(((ParleyException) e).code()).isEqualTo(ErrorCode.LIMIT_REACHED));
    }

    @Test
    void aTakenNameShouldLeaveNoBot() {
        assertThatThrownBy(() -> make("alice"))
                .isInstanceOfSatisfying(
                        ParleyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USERNAME_TAKEN));

        assertThat(database.<List<Bot>>call(entities -> bots(entities).ownedBy(alice.id())))
                .isEmpty();
    }

    @Test
    void aDeletedBotShouldLeaveItsAccountAndNoToken() {
        Bot bot = make("build");
        AccessToken token = giveToken(bot.id());

        database.run(entities -> bots(entities).remove(bot.id()));

        database.run(entities -> {
            JpaAccounts accounts = new JpaAccounts(entities);
            assertThat(accounts.find(bot.id())).contains(bot.user());
            assertThat(accounts.startingWith("build", 20)).isEmpty();
            assertThat(bots(entities).find(bot.id())).isEmpty();
            assertThat(tokens(entities).bot(token.session())).isEmpty();
        });
        assertThatThrownBy(() -> make("build")).isInstanceOf(ParleyException.class);
    }

    @Test
    void aTokenShouldNameItsBotUntilItIsTakenAway() {
        Bot bot = make("build");
        Bot other = make("deploy");
        AccessToken token = giveToken(bot.id());

        assertThat(botOf(token.session())).contains(bot.user());
        assertThat(database.<List<AccessToken>>call(entities -> tokens(entities).of(bot.id())))
                .containsExactly(token);
        assertThat(remove(other.id(), token.id())).isEmpty();
        assertThat(botOf(token.session())).isPresent();

        assertThat(remove(bot.id(), token.id())).contains(token);
        assertThat(botOf(token.session())).isEmpty();
        assertThat(stands(token.session())).isFalse();
    }

    @Test
    void whoAsksWhetherATokenStandsShouldWaitForItsRevocation() {
        AccessToken token = giveToken(make("build").id());

        CompletableFuture<Boolean> asked = database.call(entities -> {
            tokens(entities).remove(token.bot(), token.id());
            CompletableFuture<Boolean> stands = CompletableFuture.supplyAsync(() -> stands(token.session()));
            await().atMost(Duration.ofSeconds(10)).until(this::somebodyWaits);
            assertThat(stands).isNotDone();
            return stands;
        });

        assertThat(asked.join()).isFalse();
    }

    private boolean somebodyWaits() {
        return database.<Long>call(entities ->
                        (Long) entities.createNativeQuery("select count(*) from pg_locks where not granted", Long.class)
                                .getSingleResult())
                > 0;
    }

    private Bot make(String name) {
        return database.call(
                entities -> bots(entities).create(new NewBot(Username.of(name), "Build " + name, alice.id()), 3));
    }

    private AccessToken giveToken(UserId bot) {
        AccessToken token = new AccessToken(
                new AccessTokenId(TimeOrderedUuid.next()),
                bot,
                SessionId.of(SessionToken.random()),
                "build server",
                Instant.ofEpochMilli(1));
        database.run(entities -> tokens(entities).add(token));
        return token;
    }

    private Optional<AccessToken> remove(UserId bot, AccessTokenId id) {
        return database.call(entities -> tokens(entities).remove(bot, id));
    }

    private Optional<User> botOf(SessionId session) {
        return database.call(entities -> tokens(entities).bot(session));
    }

    private boolean stands(SessionId session) {
        return database.call(entities -> tokens(entities).stands(session));
    }

    private static Bots bots(EntityManager entities) {
        return new JpaBots(entities, new JpaAccounts(entities));
    }

    private static AccessTokens tokens(EntityManager entities) {
        return new JpaAccessTokens(entities, new JpaAccounts(entities));
    }
}
