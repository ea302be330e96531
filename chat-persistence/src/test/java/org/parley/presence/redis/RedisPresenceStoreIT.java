package org.parley.presence.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.parley.node.redis.RedisConnection;
import org.parley.node.redis.RedisProcess;
import org.parley.presence.PresenceState;
import org.parley.presence.PresenceStore;
import org.parley.presence.PresenceStoreContract;
import org.parley.presence.PresenceUnavailableException;

class RedisPresenceStoreIT implements PresenceStoreContract {
    private static RedisProcess redis;
    private RedisConnection connection;
    private RedisConnection otherConnection;
    private PresenceStore store;
    private PresenceStore otherStore;

    @BeforeAll
    static void startRedis() {
        redis = RedisProcess.start();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    // Runs before takeLeases of the contract, which needs the stores.
    RedisPresenceStoreIT() {
        connection = redis.connect();
        otherConnection = redis.connect();
        connection.call(client -> client.flushDB());
        store = new RedisPresenceStore(connection);
        otherStore = new RedisPresenceStore(otherConnection);
    }

    @AfterEach
    void disconnect() {
        connection.close();
        otherConnection.close();
    }

    @Override
    public PresenceStore store() {
        return store;
    }

    @Override
    public PresenceStore otherStore() {
        return otherStore;
    }

    @Test
    void nothingShouldRemainInRedisWhenAllNodesAreGone() {
        store.update(ONE, Set.of(ALICE), Set.of());
        otherStore.update(TWO, Set.of(ALICE, BOB), Set.of());

        store.release(ONE);
        otherStore.release(TWO);

        Set<String> keys = connection.call(client -> client.keys("*"));
        assertThat(keys).containsExactly(PresenceKeys.CHANGES);
    }

    @Test
    void changesShouldTellOfAGapAndRenewOfALostLeaseWhenRedisCameBackEmpty() {
        store.update(ONE, Set.of(ALICE), Set.of());
        PresenceStore.Cursor before = store.now();

        redis.kill();
        redis.startAgain();

        PresenceStore.Changes changes = store.changes(before, AT_ONCE);
        assertThat(changes.gap()).isTrue();
        assertThat(store.changes(changes.next(), AT_ONCE).gap()).isFalse();
        assertThat(store.renew(ONE, LEASE)).isFalse();
        assertThat(store.replace(ONE, Set.of(ALICE))).isTrue();
        assertThat(otherStore.states(List.of(ALICE))).isEqualTo(Map.of(ALICE, PresenceState.ONLINE));
    }

    @Test
    void everyCallShouldFailSoonWhileRedisIsFrozen() {
        redis.freeze();
        try {
            Instant start = Instant.now();
            assertThatThrownBy(() -> store.renew(ONE, LEASE)).isInstanceOf(PresenceUnavailableException.class);
            assertThatThrownBy(() -> store.states(List.of(ALICE))).isInstanceOf(PresenceUnavailableException.class);
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMillis(4500));
        } finally {
            redis.thaw();
        }
        assertThat(store.renew(ONE, LEASE)).isTrue();
    }
}
