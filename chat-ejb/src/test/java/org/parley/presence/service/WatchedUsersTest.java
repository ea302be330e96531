package org.parley.presence.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.presence.PresenceState.OFFLINE;
import static org.parley.presence.PresenceState.ONLINE;
import static org.parley.presence.PresenceState.UNKNOWN;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.parley.account.UserId;
import org.parley.presence.PresenceState;

class WatchedUsersTest {
    private static final UserId ALICE = new UserId(UUID.randomUUID());
    private static final UserId BOB = new UserId(UUID.randomUUID());

    private final Set<UserId> here = new HashSet<>();
    private final WatchedUsers watched = new WatchedUsers(here::contains);
    private final List<Map<UserId, PresenceState>> told = new ArrayList<>();

    @Test
    void personShouldBeForgottenWhenNobodyLooksAnyMore() {
        Watch one = watch(ALICE);
        Watch another = watch(ALICE, BOB);

        watched.remove(one);
        assertThat(watched.all()).containsExactlyInAnyOrder(ALICE, BOB);
        watched.remove(another);

        assertThat(watched.all()).isEmpty();
        assertThat(watched.add(one)).containsExactly(ALICE);
    }

    @Test
    void onlyPeopleThatNobodyLookedAtShouldHaveToBeLookedUp() {
        watch(ALICE);

        assertThat(watched.add(new Watch(List.of(ALICE, BOB), told::add, watch -> {})))
                .containsExactly(BOB);
    }

    @Test
    void personOnThisNodeShouldBeOnlineWhateverTheStoreSays() {
        here.add(ALICE);
        watch(ALICE, BOB);

        watched.tell();
        watched.learn(Map.of(ALICE, OFFLINE, BOB, OFFLINE));
        watched.setKnown(true);
        watched.tell();
        watched.setKnown(false);
        watched.tell();

        assertThat(told)
                .containsExactly(Map.of(ALICE, ONLINE, BOB, UNKNOWN), Map.of(BOB, OFFLINE), Map.of(BOB, UNKNOWN));
    }

    @Test
    void watcherThatFailsShouldNotHarmTheOthers() {
        watched.add(new Watch(
                List.of(ALICE),
                states -> {
                    throw new IllegalStateException("a watcher's trouble");
                },
                watch -> {}));
        watch(ALICE);

        watched.tell();

        assertThat(told).containsExactly(Map.of(ALICE, UNKNOWN));
    }

    private Watch watch(UserId... users) {
        Watch watch = new Watch(List.of(users), told::add, closed -> {});
        watched.add(watch);
        return watch;
    }
}
