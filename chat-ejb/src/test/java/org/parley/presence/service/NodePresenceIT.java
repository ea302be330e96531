package org.parley.presence.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.parley.presence.PresenceState.OFFLINE;
import static org.parley.presence.PresenceState.ONLINE;
import static org.parley.presence.PresenceState.UNKNOWN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.account.UserId;
import org.parley.node.redis.RedisProcess;
import org.parley.presence.redis.RedisPresenceStore;

/** Two nodes, one real Redis, and what befalls them. */
class NodePresenceIT {
    private static final UserId ALICE = new UserId(UUID.randomUUID());
    private static final UserId BOB = new UserId(UUID.randomUUID());
    private static final UserId CAROL = new UserId(UUID.randomUUID());

    private static final String LEASES = "parley:{presence}:leases";
    private static final String CHANGES = "parley:{presence}:changes";

    private RedisProcess redis;
    private TestNode one;
    private TestNode two;

    @BeforeEach
    void start() {
        redis = RedisProcess.start();
        one = new TestNode("node-1", redis);
        two = new TestNode("node-2", redis);
        // Both hold their lease and hear each other before the test begins.
        TestNode.Look atOne = one.look(CAROL);
        TestNode.Look atTwo = two.look(CAROL);
        atOne.awaitState(CAROL, OFFLINE);
        atTwo.awaitState(CAROL, OFFLINE);
        atOne.close();
        atTwo.close();
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
        redis.close();
    }

    @Test
    void watcherShouldFirstGetTheStateOfAllAndThenOnlyWhatChanges() {
        one.presence.connected(ALICE);
        TestNode.Look look = two.look(ALICE, BOB);
        look.awaitState(ALICE, ONLINE);
        look.awaitState(BOB, OFFLINE);
        assertThat(look.told.get(0)).containsOnlyKeys(ALICE, BOB);

        one.presence.connected(BOB);
        look.awaitState(BOB, ONLINE);
        one.presence.disconnected(ALICE);
        look.awaitState(ALICE, OFFLINE);

        assertThat(look.storyOf(BOB)).endsWith(OFFLINE, ONLINE);
        assertThat(look.told.subList(1, look.told.size()))
                .allSatisfy(news -> assertThat(news).hasSize(1));
    }

    @Test
    void personShouldStayOnlineAsLongAsOneOfTheirConnectionsLivesOnAnyNode() {
        TestNode.Look look = two.look(ALICE);
        look.awaitState(ALICE, OFFLINE);
        one.presence.connected(ALICE);
        one.presence.connected(ALICE);
        two.presence.connected(ALICE);
        look.awaitState(ALICE, ONLINE);

        one.presence.disconnected(ALICE);
        two.presence.disconnected(ALICE);
        one.presence.connected(BOB);
        TestNode.Look another = two.look(BOB);
        another.awaitState(BOB, ONLINE);
        assertThat(look.storyOf(ALICE)).containsExactly(OFFLINE, ONLINE);

        one.presence.disconnected(ALICE);
        look.awaitState(ALICE, OFFLINE);
    }

    @Test
    void closedWatchShouldBeToldNothingMore() {
        TestNode.Look closed = two.look(ALICE);
        TestNode.Look open = two.look(ALICE);
        closed.awaitState(ALICE, OFFLINE);
        closed.close();

        one.presence.connected(ALICE);

        open.awaitState(ALICE, ONLINE);
        assertThat(closed.storyOf(ALICE)).containsExactly(OFFLINE);
    }

    @Test
    void peopleOfADeadNodeShouldGoOfflineOnceWhenItsLeaseEnds() {
        try (TestNode three = new TestNode("node-3", redis)) {
            one.presence.connected(ALICE);
            one.presence.connected(BOB);
            three.presence.connected(BOB);
            TestNode.Look atTwo = two.look(ALICE, BOB);
            TestNode.Look atThree = three.look(ALICE, BOB);
            atTwo.awaitState(ALICE, ONLINE);
            atTwo.awaitState(BOB, ONLINE);
            atThree.awaitState(ALICE, ONLINE);

            one.die();

            atTwo.awaitState(ALICE, OFFLINE);
            atThree.awaitState(ALICE, OFFLINE);
            assertThat(atTwo.storyOf(ALICE)).endsWith(ONLINE, OFFLINE);
            assertThat(atTwo.storyOf(BOB)).endsWith(ONLINE);
            assertThat(announcementsOf(ALICE, "offline")).isEqualTo(1);
            assertThat(announcementsOf(BOB, "offline")).isZero();
        }
    }

    @Test
    void peopleOfANodeThatStopsProperlyShouldGoOfflineAtOnce() {
        one.presence.connected(ALICE);
        TestNode.Look look = two.look(ALICE);
        look.awaitState(ALICE, ONLINE);

        Instant start = Instant.now();
        one.close();
        look.awaitState(ALICE, OFFLINE);

        // Its announcements' reader may take a second to end; the lease would have taken longer.
        assertThat(Duration.between(start, Instant.now())).isLessThan(TestNode.LEASE.minusMillis(200));
    }

    @Test
    void everybodyElseShouldBeUnknownWhileRedisIsDeadAndAllBeRestoredWhenItIsBackEmpty() {
        one.presence.connected(ALICE);
        two.presence.connected(BOB);
        TestNode.Look look = two.look(ALICE, BOB, CAROL);
        look.awaitState(ALICE, ONLINE);
        look.awaitState(BOB, ONLINE);
        look.awaitState(CAROL, OFFLINE);

        redis.kill();
        look.awaitState(ALICE, UNKNOWN);
        look.awaitState(CAROL, UNKNOWN);
        one.presence.disconnected(ALICE);
        one.presence.connected(CAROL);
        redis.startAgain();

        look.awaitState(ALICE, OFFLINE);
        look.awaitState(CAROL, ONLINE);
        assertThat(look.storyOf(BOB)).last().isEqualTo(ONLINE);
        assertThat(look.storyOf(BOB)).doesNotContain(UNKNOWN);
        one.look(BOB).awaitState(BOB, ONLINE);
    }

    @Test
    void noCallerShouldWaitWhileRedisIsFrozenAndLocalPeopleShouldStillBeSeen() {
        one.presence.connected(ALICE);
        TestNode.Look before = two.look(ALICE);
        before.awaitState(ALICE, ONLINE);

        redis.freeze();
        try {
            Instant start = Instant.now();
            List<TestNode.Look> looks = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                two.presence.connected(new UserId(UUID.randomUUID()));
                looks.add(two.look(ALICE, BOB));
            }
            two.presence.connected(BOB);
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMillis(500));

            before.awaitState(ALICE, UNKNOWN);
            looks.get(looks.size() - 1).awaitState(BOB, ONLINE);
            assertThat(looks).allSatisfy(look -> {
                assertThat(look.storyOf(ALICE)).containsExactly(UNKNOWN);
                assertThat(look.storyOf(BOB)).endsWith(ONLINE);
            });
        } finally {
            redis.thaw();
        }
        before.awaitState(ALICE, ONLINE);
        one.look(BOB).awaitState(BOB, ONLINE);
    }

    @Test
    void nodeShouldReturnWithItsPeopleWhenItWasCutOffLongerThanItsLease() {
        one.presence.connected(ALICE);
        TestNode.Look look = two.look(ALICE);
        look.awaitState(ALICE, ONLINE);

        String lease = two.redis.call(client -> client.zrange(LEASES, 0, -1)).stream()
                .filter(node -> node.startsWith("node-1/"))
                .findFirst()
                .orElseThrow();
        RedisPresenceStore sweeper = new RedisPresenceStore(two.redis);
        await().until(() -> {
            two.redis.call(client -> client.zadd(LEASES, 0, lease));
            return sweeper.takeOver() == 1;
        });

        await().atMost(Duration.ofSeconds(10))
                .until(() -> sweeper.states(List.of(ALICE)).get(ALICE) == ONLINE);
        look.awaitState(ALICE, ONLINE);
        assertThat(announcementsOf(ALICE, "offline")).isEqualTo(1);
        assertThat(announcementsOf(ALICE, "online")).isEqualTo(2);
    }

    private long announcementsOf(UserId user, String kind) {
        return two.redis.call(client -> client.xrange(CHANGES, "-", "+")).stream()
                .filter(entry -> entry.getFields().getOrDefault(kind, "").contains(user.toString()))
                .count();
    }
}
