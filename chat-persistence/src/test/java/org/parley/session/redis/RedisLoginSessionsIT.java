package org.parley.session.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.node.redis.RedisConnection;
import org.parley.node.redis.RedisProcess;
import org.parley.node.redis.RedisTrail;
import org.parley.session.LoginSessions;
import org.parley.session.LoginSessionsContract;
import org.parley.session.SessionId;

class RedisLoginSessionsIT implements LoginSessionsContract {
    private static RedisProcess redis;
    private RedisConnection connection;
    private RedisConnection otherConnection;
    private LoginSessions node;
    private LoginSessions otherNode;

    @BeforeAll
    static void startRedis() {
        redis = RedisProcess.start();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @BeforeEach
    void connect() {
        connection = redis.connect();
        otherConnection = redis.connect();
        node = new RedisLoginSessions(connection);
        otherNode = new RedisLoginSessions(otherConnection);
    }

    @AfterEach
    void disconnect() {
        connection.close();
        otherConnection.close();
    }

    @Override
    public LoginSessions node() {
        return node;
    }

    @Override
    public LoginSessions otherNode() {
        return otherNode;
    }

    @Test
    void redisShouldHoldNoTokenAndForgetTheSessionInTime() {
        LoginSessions.Opened opened = node.open(ALICE, LONG);

        List<String> stored = new ArrayList<>();
        for (String key : connection.call(client -> client.keys("*"))) {
            stored.add(key);
            if (connection.call(client -> client.type(key)).equals("hash")) {
                stored.addAll(connection.call(client -> client.hgetAll(key)).values());
            }
        }
        long ttl = connection.call(client ->
                client.pttl("parley:{session}:" + opened.session().id().value()));

        assertThat(stored)
                .contains("alice")
                .noneMatch(text -> text.contains(opened.token().secret()));
        assertThat(ttl).isBetween(LONG.toMillis() - 60_000, LONG.toMillis());
    }

    @Test
    void endedSinceShouldTellOfAGapOnceWhenTheTrailWasTrimmedBeyondTheCursor() {
        LoginSessions.Cursor old = otherNode.now();
        for (int i = 0; i < RedisTrail.MAX_LENGTH + 500; i++) {
            node.end(node.open(ALICE, LONG).session().id());
        }

        LoginSessions.Ended ended = otherNode.endedSince(old, AT_ONCE);

        assertThat(ended.gap()).isTrue();
        assertThat(otherNode.endedSince(ended.next(), AT_ONCE).gap()).isFalse();
    }

    @Test
    void endedSinceShouldTellOfAGapOnceWhenRedisCameBackEmpty() {
        SessionId id = node.open(ALICE, LONG).session().id();
        LoginSessions.Cursor before = otherNode.now();

        redis.kill();
        redis.startAgain();

        LoginSessions.Ended ended = otherNode.endedSince(before, AT_ONCE);
        assertThat(ended.gap()).isTrue();
        assertThat(otherNode.find(id)).isEmpty();
        LoginSessions.Ended later = otherNode.endedSince(ended.next(), AT_ONCE);
        assertThat(later.gap()).isFalse();
        assertThat(later.sessions()).isEmpty();
    }

    @Test
    void endedSinceShouldTellOfAGapWhenTheTrailWasFlushedAndHasGrownAgain() {
        node.end(node.open(ALICE, LONG).session().id());
        node.end(node.open(ALICE, LONG).session().id());
        LoginSessions.Cursor before = otherNode.now();

        connection.call(client -> client.flushDB());
        node.end(node.open(ALICE, LONG).session().id());

        assertThat(otherNode.endedSince(before, AT_ONCE).gap()).isTrue();
    }

    @Test
    void aReaderThatWaitsShouldLearnOfTheRestartByAFailureAndThenOfTheGap() {
        LoginSessions.Cursor before = otherNode.now();
        CompletableFuture<LoginSessions.Ended> waiting =
                CompletableFuture.supplyAsync(() -> otherNode.endedSince(before, Duration.ofSeconds(2)));

        redis.kill();

        assertThat(waiting)
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withCauseInstanceOf(ParleyException.class);
        redis.startAgain();
        assertThat(otherNode.endedSince(before, AT_ONCE).gap()).isTrue();
    }

    @Test
    void everyCallShouldSayUnavailableSoonWhileRedisIsFrozenAndWorkAfterwards() {
        LoginSessions.Opened opened = node.open(ALICE, LONG);
        redis.freeze();
        try {
            Instant start = Instant.now();
            assertUnavailable(() -> node.find(opened.token()));
            assertUnavailable(() -> node.open(ALICE, LONG));
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMillis(4500));
        } finally {
            redis.thaw();
        }
        assertThat(node.find(opened.token())).isPresent();
    }

    @Test
    void everyCallShouldSayUnavailableWhileRedisIsDeadAndWorkAtOnceWhenItIsBack() {
        node.open(ALICE, LONG);
        redis.kill();
        assertUnavailable(() -> node.find(new SessionId("x")));
        assertUnavailable(() -> node.end(new SessionId("x")));
        assertUnavailable(() -> node.now());
        redis.startAgain();

        assertThat(node.find(node.open(ALICE, LONG).token())).isPresent();
    }

    @Test
    void aWaitingReaderShouldNotTakeTheLastConnectionFromOtherCallers() {
        try (RedisConnection single = redis.connect(1)) {
            LoginSessions sessions = new RedisLoginSessions(single);
            LoginSessions.Cursor end = sessions.now();
            CompletableFuture<LoginSessions.Ended> waiting =
                    CompletableFuture.supplyAsync(() -> sessions.endedSince(end, Duration.ofSeconds(2)));
            await().until(() -> blockedClients() == 1);

            assertThat(sessions.find(new SessionId("x"))).isEmpty();
            assertThat(waiting).isNotDone().succeedsWithin(Duration.ofSeconds(5));
        }
    }

    private long blockedClients() {
        String clients = connection.call(client -> client.info("clients"));
        return clients.lines().filter("blocked_clients:1"::equals).count();
    }

    private static void assertUnavailable(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ParleyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SESSIONS_UNAVAILABLE));
    }
}
