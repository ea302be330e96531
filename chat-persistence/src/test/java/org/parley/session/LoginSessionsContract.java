package org.parley.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.parley.account.User;
import org.parley.account.UserId;

/** What every {@link LoginSessions} keeps to. Two nodes share one store. */
public interface LoginSessionsContract {
    User ALICE = new User(new UserId(UUID.randomUUID()), "alice", "Alice Ähnlich 😀", false);
    Duration LONG = Duration.ofHours(12);
    Duration AT_ONCE = Duration.ZERO;

    LoginSessions node();

    LoginSessions otherNode();

    @Test
    default void findShouldKnowASessionThatAnotherNodeOpened() {
        LoginSessions.Opened opened = node().open(ALICE, LONG);

        assertThat(otherNode().find(opened.token())).contains(opened.session());
        assertThat(otherNode().find(opened.session().id())).contains(opened.session());
        assertThat(opened.session().user()).isEqualTo(ALICE);
        assertThat(opened.session().expiresAt())
                .isBetween(
                        Instant.now().plus(Duration.ofHours(11)), Instant.now().plus(Duration.ofHours(13)));
    }

    @Test
    default void openShouldMakeTokensOf256BitsThatDifferAndAreNotTheSessionsName() {
        LoginSessions.Opened one = node().open(ALICE, LONG);
        LoginSessions.Opened another = node().open(ALICE, LONG);

        assertThat(one.token().secret()).matches("[A-Za-z0-9_-]{43}");
        assertThat(one.token()).isNotEqualTo(another.token());
        assertThat(one.session().id().value()).isNotEqualTo(one.token().secret());
    }

    @Test
    default void openShouldMakeASessionOfATokenThatIsThereAlready() {
        User bot = new User(new UserId(UUID.randomUUID()), "build", "Build", true);
        SessionToken token = SessionToken.random();

        LoginSession first = node().open(bot, SessionId.of(token), LONG);
        LoginSession second = otherNode().open(bot, SessionId.of(token), LONG);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(node().find(token)).contains(second);
    }

    @Test
    default void findShouldNotAcceptTheSessionsNameAsToken() {
        LoginSessions.Opened opened = node().open(ALICE, LONG);

        assertThat(node().find(new SessionToken(opened.session().id().value()))).isEmpty();
    }

    @Test
    default void findShouldNotKnowWhatWasNeverOpened() {
        assertThat(node().find(new SessionToken(""))).isEmpty();
        assertThat(node().find(new SessionToken("x* \n😀" + "a".repeat(10_000))))
                .isEmpty();
        assertThat(node().find(new SessionId("nobody"))).isEmpty();
    }

    @Test
    default void sessionShouldEndByItselfWhenItsLifetimeIsOver() {
        LoginSessions.Opened opened = node().open(ALICE, Duration.ofMillis(150));

        assertThat(otherNode().find(opened.token())).isPresent();
        await().atMost(Duration.ofSeconds(3))
                .until(() -> otherNode().find(opened.token()).isEmpty());
    }

    @Test
    default void endShouldEndTheSessionOnAllNodesAndTellThemOnce() {
        LoginSessions.Opened opened = node().open(ALICE, LONG);
        LoginSessions.Cursor before = otherNode().now();

        node().end(opened.session().id());
        node().end(opened.session().id());

        assertThat(otherNode().find(opened.token())).isEmpty();
        LoginSessions.Ended ended = otherNode().endedSince(before, AT_ONCE);
        assertThat(ended.sessions()).containsExactly(opened.session().id());
        assertThat(ended.gap()).isFalse();
        assertThat(otherNode().endedSince(ended.next(), AT_ONCE).sessions()).isEmpty();
    }

    @Test
    default void endedSinceShouldTellNothingThatEndedBeforeTheCursor() {
        LoginSessions.Opened earlier = node().open(ALICE, LONG);
        node().end(earlier.session().id());

        LoginSessions.Ended ended = node().endedSince(node().now(), AT_ONCE);

        assertThat(ended.sessions()).isEmpty();
        assertThat(ended.gap()).isFalse();
    }

    @Test
    default void endedSinceShouldReturnAsSoonAsOneEnds() {
        LoginSessions.Opened opened = node().open(ALICE, LONG);
        LoginSessions.Cursor before = otherNode().now();
        CompletableFuture<LoginSessions.Ended> waiting =
                CompletableFuture.supplyAsync(() -> otherNode().endedSince(before, Duration.ofSeconds(2)));

        node().end(opened.session().id());

        assertThat(waiting).succeedsWithin(Duration.ofMillis(1500));
        assertThat(waiting.join().sessions()).containsExactly(opened.session().id());
    }

    @Test
    default void endedSinceShouldTellEachOfManyOnceAndInOrder() {
        LoginSessions.Cursor cursor = otherNode().now();
        List<SessionId> expected = new ArrayList<>();
        for (int i = 0; i < 1200; i++) {
            SessionId id = node().open(ALICE, LONG).session().id();
            node().end(id);
            expected.add(id);
        }

        List<SessionId> told = new ArrayList<>();
        LoginSessions.Ended ended = otherNode().endedSince(cursor, AT_ONCE);
        while (!ended.sessions().isEmpty()) {
            assertThat(ended.gap()).isFalse();
            told.addAll(ended.sessions());
            ended = otherNode().endedSince(ended.next(), AT_ONCE);
        }

        assertThat(told).containsExactlyElementsOf(expected);
    }
}
