package org.parley.presence.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.parley.account.UserId;
import org.parley.node.NodeId;
import org.parley.node.redis.RedisConnection;
import org.parley.node.redis.RedisProcess;
import org.parley.presence.PresenceState;
import org.parley.presence.redis.RedisPresenceStore;

/** One node's presence, on a connection of its own to a real Redis. */
final class TestNode implements AutoCloseable {
    static final Duration LEASE = Duration.ofMillis(1500);

    final RedisConnection redis;
    final NodePresence presence;

    TestNode(String name, RedisProcess process) {
        redis = process.connect();
        presence = new NodePresence(new RedisPresenceStore(redis), NodeId.starting(name), new PresenceSettings(LEASE));
        presence.start(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    Look look(UserId... users) {
        return new Look(presence, Arrays.asList(users));
    }

    /** Its process is gone: nothing of it reaches Redis any more, not even a farewell. */
    void die() {
        redis.close();
    }

    @Override
    public void close() {
        presence.stop();
        redis.close();
    }

    /** Somebody who looks at people, and remembers all that they were told. */
    static final class Look implements Consumer<Map<UserId, PresenceState>> {
        final List<Map<UserId, PresenceState>> told = new CopyOnWriteArrayList<>();
        private final Map<UserId, PresenceState> states = new ConcurrentHashMap<>();
        private final PresenceWatch watch;

        Look(NodePresence presence, Collection<UserId> users) {
            watch = presence.watch(users, this);
        }

        @Override
        public void accept(Map<UserId, PresenceState> news) {
            told.add(news);
            states.putAll(news);
        }

        void awaitState(UserId user, PresenceState state) {
            await().atMost(Duration.ofSeconds(15))
                    .pollInterval(Duration.ofMillis(10))
                    .untilAsserted(() -> assertThat(states).containsEntry(user, state));
        }

        /** All states that were told of {@code user}, in order. */
        List<PresenceState> storyOf(UserId user) {
            List<PresenceState> story = new ArrayList<>();
            told.forEach(news -> {
                if (news.containsKey(user)) {
                    story.add(news.get(user));
                }
            });
            return story;
        }

        void close() {
            watch.close();
        }
    }
}
