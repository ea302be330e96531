package org.parley.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.parley.database.Race;
import org.parley.node.NodeId;

/** What {@link PublishLeases} guarantee, whichever store keeps them. */
public interface PublishLeasesContract {
    Instant MARK = Instant.parse("2026-11-24T10:00:00.123Z");
    Instant CLOCK = Instant.parse("2026-11-24T10:00:01.456Z");

    /** The leases as one node has them; two calls give two nodes on the same store. */
    PublishLeases node();

    @Test
    default void aLeaseShouldBeSeenByOtherNodesAsItWasOpened() {
        NodeId alpha = NodeId.starting("alpha");
        PublishLease opened = node().open(alpha, MARK, CLOCK);

        assertThat(seen(opened)).contains(opened);
        assertThat(opened.holder()).isEqualTo(alpha);
        assertThat(opened.publishedUpTo()).isEqualTo(MARK);
        assertThat(opened.holderClock()).isEqualTo(CLOCK);
    }

    @Test
    default void aRenewalShouldMoveBeatAndMark() {
        PublishLeases leases = node();
        PublishLease opened = leases.open(NodeId.starting("alpha"), MARK, CLOCK);

        assertThat(leases.renew(opened, MARK.plusMillis(5), CLOCK.plusMillis(7)))
                .isTrue();
        // whatever became of the renewal before: the holder need not know the beat
        assertThat(leases.renew(opened, MARK.plusMillis(6), CLOCK.plusMillis(8)))
                .isTrue();

        PublishLease seen = seen(opened).orElseThrow();
        assertThat(seen.beat()).isEqualTo(opened.beat() + 2);
        assertThat(seen.publishedUpTo()).isEqualTo(MARK.plusMillis(6));
        assertThat(seen.holderClock()).isEqualTo(CLOCK.plusMillis(8));
        assertThat(seen.holder()).isEqualTo(opened.holder());
    }

    @Test
    default void ofManyThatTakeALeaseOverOneShouldHaveIt() throws Exception {
        PublishLease dead = node().open(NodeId.starting("alpha"), MARK, CLOCK);
        List<Object> results = Race.of(8, i -> node().takeOver(dead, NodeId.starting("taker-" + i)));

        List<PublishLease> taken = results.stream()
                .map(result -> (Optional<?>) result)
                .flatMap(Optional::stream)
                .map(PublishLease.class::cast)
                .toList();
        assertThat(taken).hasSize(1);
        assertThat(seen(dead)).contains(taken.get(0));
        assertThat(taken.get(0).publishedUpTo()).isEqualTo(MARK);
        assertThat(taken.get(0).holderClock()).isEqualTo(CLOCK);
    }

    @Test
    default void aLeaseThatWasRenewedSinceItWasSeenShouldNotBeTaken() {
        PublishLeases leases = node();
        PublishLease seen = leases.open(NodeId.starting("alpha"), MARK, CLOCK);
        leases.renew(seen, MARK, CLOCK);

        assertThat(node().takeOver(seen, NodeId.starting("beta"))).isEmpty();
        assertThat(leases.renew(seen, MARK, CLOCK)).isTrue();
    }

    @Test
    default void aHolderThatWasFrozenShouldLearnThatItsLeaseWasTaken() {
        PublishLeases frozen = node();
        PublishLease lost = frozen.open(NodeId.starting("alpha"), MARK, CLOCK);
        PublishLease taken = node().takeOver(lost, NodeId.starting("beta")).orElseThrow();

        assertThat(frozen.renew(lost, MARK.plusSeconds(20), CLOCK.plusSeconds(20)))
                .isFalse();
        frozen.close(lost);
        assertThat(seen(lost)).contains(taken);
    }

    @Test
    default void whoeverTookALeaseShouldLoseItLikeAnybodyElse() {
        PublishLease dead = node().open(NodeId.starting("alpha"), MARK, CLOCK);
        NodeId beta = NodeId.starting("beta");
        PublishLease first = node().takeOver(dead, beta).orElseThrow();
        assertThat(node().renew(first, first.publishedUpTo(), first.holderClock()))
                .isTrue();

        PublishLease second = node().takeOver(seen(dead).orElseThrow(), NodeId.starting("gamma"))
                .orElseThrow();
        assertThat(second.publishedUpTo()).isEqualTo(MARK);
        assertThat(node().renew(first, first.publishedUpTo(), first.holderClock()))
                .isFalse();
    }

    @Test
    default void aClosedLeaseShouldBeGone() {
        PublishLeases leases = node();
        PublishLease closed = leases.open(NodeId.starting("alpha"), MARK, CLOCK);
        leases.close(closed);

        assertThat(seen(closed)).isEmpty();
        assertThat(leases.renew(closed, MARK, CLOCK)).isFalse();
        assertThat(node().takeOver(closed, NodeId.starting("beta"))).isEmpty();
    }

    private Optional<PublishLease> seen(PublishLease lease) {
        return node().all().stream()
                .filter(other -> other.id().equals(lease.id()))
                .findFirst();
    }
}
