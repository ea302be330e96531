package org.parley.presence;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.parley.presence.PresenceState.OFFLINE;
import static org.parley.presence.PresenceState.ONLINE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.account.UserId;
import org.parley.node.NodeId;

/** What every {@link PresenceStore} keeps to. Two nodes share one store. */
public interface PresenceStoreContract {
    Duration LEASE = Duration.ofMinutes(1);
    Duration SHORT_LEASE = Duration.ofMillis(100);
    Duration AT_ONCE = Duration.ZERO;

    /** The store as one node reaches it; empty at the start of each test. */
    PresenceStore store();

    /** The same store as another node reaches it. */
    PresenceStore otherStore();

    NodeId ONE = NodeId.starting("node-1");
    NodeId TWO = NodeId.starting("node-2");
    UserId ALICE = new UserId(UUID.randomUUID());
    UserId BOB = new UserId(UUID.randomUUID());
    UserId CAROL = new UserId(UUID.randomUUID());

    @BeforeEach
    default void takeLeases() {
        store().renew(ONE, LEASE);
        otherStore().renew(TWO, LEASE);
    }

    @Test
    default void statesShouldTellWhoIsConnectedToAnyNode() {
        store().update(ONE, Set.of(ALICE), Set.of());
        otherStore().update(TWO, Set.of(BOB), Set.of());

        assertThat(store().states(List.of(ALICE, BOB, CAROL)))
                .isEqualTo(Map.of(ALICE, ONLINE, BOB, ONLINE, CAROL, OFFLINE));
    }

    @Test
    default void changesShouldAnnounceAPersonOnceHoweverManyNodesTheyAreOn() {
        PresenceStore.Cursor start = store().now();
        store().update(ONE, Set.of(ALICE), Set.of());
        store().update(ONE, Set.of(ALICE), Set.of());
        otherStore().update(TWO, Set.of(ALICE), Set.of());
        PresenceStore.Changes came = store().changes(start, AT_ONCE);
        assertThat(came.states()).isEqualTo(Map.of(ALICE, ONLINE));

        otherStore().update(TWO, Set.of(), Set.of(ALICE));
        PresenceStore.Changes none = store().changes(came.next(), AT_ONCE);
        assertThat(none.states()).isEmpty();
        assertThat(store().states(List.of(ALICE))).isEqualTo(Map.of(ALICE, ONLINE));

        store().update(ONE, Set.of(), Set.of(ALICE));
        store().update(ONE, Set.of(), Set.of(ALICE));
        PresenceStore.Changes left = store().changes(none.next(), AT_ONCE);
        assertThat(left.states()).isEqualTo(Map.of(ALICE, OFFLINE));
        assertThat(left.gap()).isFalse();
        assertThat(store().changes(left.next(), AT_ONCE).states()).isEmpty();
    }

    @Test
    default void changesShouldReturnAsSoonAsSomebodyComes() {
        PresenceStore.Cursor start = otherStore().now();
        CompletableFuture<PresenceStore.Changes> waiting =
                CompletableFuture.supplyAsync(() -> otherStore().changes(start, Duration.ofSeconds(2)));

        store().update(ONE, Set.of(ALICE), Set.of());

        assertThat(waiting).succeedsWithin(Duration.ofMillis(1500));
        assertThat(waiting.join().states()).isEqualTo(Map.of(ALICE, ONLINE));
    }

    @Test
    default void renewShouldTellWhetherTheLeaseWasHeld() {
        NodeId fresh = NodeId.starting("node-3");

        assertThat(store().renew(fresh, LEASE)).isFalse();
        assertThat(store().renew(fresh, SHORT_LEASE)).isTrue();
        await().until(() -> !store().update(fresh, Set.of(ALICE), Set.of()));
        assertThat(store().renew(fresh, LEASE)).isFalse();
    }

    @Test
    default void updateShouldDoNothingWithoutALease() {
        NodeId stranger = NodeId.starting("node-3");

        assertThat(store().update(stranger, Set.of(ALICE), Set.of())).isFalse();
        assertThat(store().replace(stranger, Set.of(ALICE))).isFalse();
        assertThat(store().replace(stranger, Set.of())).isFalse();

        assertThat(store().states(List.of(ALICE))).isEqualTo(Map.of(ALICE, OFFLINE));
    }

    @Test
    default void replaceShouldWithdrawWhoIsNotThereAndAddWhoIs() {
        store().update(ONE, Set.of(ALICE, BOB), Set.of());
        PresenceStore.Cursor start = store().now();

        assertThat(store().replace(ONE, Set.of(BOB, CAROL))).isTrue();

        assertThat(store().changes(start, AT_ONCE).states()).isEqualTo(Map.of(ALICE, OFFLINE, CAROL, ONLINE));
        assertThat(store().states(List.of(BOB))).isEqualTo(Map.of(BOB, ONLINE));
    }

    @Test
    default void releaseShouldWithdrawAtOnceWhatTheNodeSaidAndNothingElse() {
        store().update(ONE, Set.of(ALICE, BOB), Set.of());
        otherStore().update(TWO, Set.of(BOB), Set.of());
        PresenceStore.Cursor start = otherStore().now();

        store().release(ONE);

        assertThat(otherStore().changes(start, AT_ONCE).states()).isEqualTo(Map.of(ALICE, OFFLINE));
        assertThat(otherStore().states(List.of(ALICE, BOB))).isEqualTo(Map.of(ALICE, OFFLINE, BOB, ONLINE));
        assertThat(store().renew(ONE, LEASE)).isFalse();
    }

    @Test
    default void takeOverShouldLeaveLivingNodesAlone() {
        store().update(ONE, Set.of(ALICE), Set.of());

        assertThat(otherStore().takeOver()).isZero();
        assertThat(store().states(List.of(ALICE))).isEqualTo(Map.of(ALICE, ONLINE));
    }

    @Test
    default void takeOverByTwoNodesAtOnceShouldAnnounceEachPersonOfASilentNodeOnce() {
        NodeId dying = NodeId.starting("node-3");
        Set<UserId> users =
                Stream.generate(() -> new UserId(UUID.randomUUID())).limit(2000).collect(toSet());
        store().renew(dying, LEASE);
        store().update(dying, users, Set.of());
        PresenceStore.Cursor start = store().now();
        store().renew(dying, Duration.ofMillis(1));

        List<CompletableFuture<Integer>> sweeps = new ArrayList<>();
        for (PresenceStore sweeper : List.of(store(), otherStore(), store(), otherStore())) {
            sweeps.add(CompletableFuture.supplyAsync(sweeper::takeOver));
        }
        int withdrawn = sweeps.stream().mapToInt(CompletableFuture::join).sum();

        List<UserId> announced = new ArrayList<>();
        PresenceStore.Changes changes = store().changes(start, AT_ONCE);
        while (!changes.states().isEmpty()) {
            assertThat(changes.states().values()).containsOnly(OFFLINE);
            announced.addAll(changes.states().keySet());
            changes = store().changes(changes.next(), AT_ONCE);
        }
        assertThat(withdrawn).isEqualTo(users.size());
        assertThat(announced).containsExactlyInAnyOrderElementsOf(users);
        assertThat(store().states(users).values()).containsOnly(OFFLINE);
    }

    @Test
    default void aNodeThatWasSilentTooLongShouldComeBackWithAllItsUsers() {
        store().update(ONE, Set.of(ALICE, BOB), Set.of());
        store().renew(ONE, Duration.ofMillis(1));
        await().until(() -> otherStore().takeOver() == 2);

        assertThat(store().renew(ONE, LEASE)).isFalse();
        assertThat(store().replace(ONE, Set.of(ALICE, BOB))).isTrue();

        assertThat(otherStore().states(List.of(ALICE, BOB))).isEqualTo(Map.of(ALICE, ONLINE, BOB, ONLINE));
        assertThat(otherStore().takeOver()).isZero();
    }

    @Test
    default void aRestartOfANodeUnderTheSameNameShouldBeAnotherNode() {
        store().update(ONE, Set.of(ALICE), Set.of());
        NodeId restarted = NodeId.starting(ONE.name());
        store().renew(restarted, LEASE);
        store().update(restarted, Set.of(BOB), Set.of());
        store().renew(ONE, Duration.ofMillis(1));

        await().until(() -> otherStore().takeOver() == 1);

        assertThat(otherStore().states(List.of(ALICE, BOB))).isEqualTo(Map.of(ALICE, OFFLINE, BOB, ONLINE));
    }
}
