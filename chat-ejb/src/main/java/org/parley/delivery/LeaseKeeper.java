package org.parley.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.failure.ParleyException;
import org.parley.message.PublishLease;
import org.parley.message.PublishLeases;
import org.parley.node.NodeId;
import org.parley.work.HintedLoop;

/**
 * Renews this node's lease, and takes over those that have run out: then the {@link Republisher} publishes what their
 * nodes had committed.
 *
 * <p>A lease has run out when this node has seen it stand still for its lifetime, looking at it all the while: after a
 * time in which this node was frozen or the store away, it begins to count anew.
 */
public final class LeaseKeeper implements Runnable {
    private static final Logger LOG = Logger.getLogger(LeaseKeeper.class.getName());
    private static final int RENEWALS_PER_LIFETIME = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PublishLeases leases;
    private final NodeId node;
    private final Republisher republisher;
    private final Terms terms;
    private final Clock clock;
    private final HintedLoop loop;
    private final CountDownLatch kept = new CountDownLatch(1);
    private final Map<UUID, Sighting> sightings = new HashMap<>();
    private @Nullable PublishLease own;
    private long lastLook = System.nanoTime();
    private volatile boolean storeAway;
    private volatile Set<NodeId> holders = Set.of();

    /** When the lease was last renewed; at first, when this was made. */
    private volatile long keptAt = System.nanoTime();

    /**
     * What this node promises by its lease.
     *
     * @param lifetime how long it may stand still before others take it over
     * @param publishedUpTo see {@link PublishLease#publishedUpTo()}
     * @param taken is run when others have taken it over though this node lives: it may have missed much
     */
    public record Terms(Duration lifetime, Supplier<Instant> publishedUpTo, Runnable taken) {}

    private record Sighting(long beat, long nanos) {}

    public LeaseKeeper(PublishLeases leases, NodeId node, Republisher republisher, Terms terms, Clock clock) {
        this.leases = leases;
        this.node = node;
        this.republisher = republisher;
        this.terms = terms;
        this.clock = clock;
        this.loop = new HintedLoop(terms.lifetime().dividedBy(RENEWALS_PER_LIFETIME), this::keep);
    }

    /** Keeps leases until {@link #close}; on a thread of its own. */
    @Override
    public void run() {
        loop.run();
    }

    /** Stops renewing. An orderly stop is to the others what a crash is: what it leaves unpublished, they publish. */
    public void close() {
        loop.close();
    }

    /**
     * Waits until this node has its lease, or did not get it in half a minute: it is wanted before the first event is
     * committed. For the one who starts this node, and who may be in a transaction, in which the lease must not be taken:
     * nobody would see it before the end.
     */
    public void awaitFirst() {
        try {
            if (!kept.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "delivery: no lease yet");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the history store has let this node renew its lease within the lease's lifetime. Does not block. */
    public boolean isStoreAnswering() {
        return !storeAway && System.nanoTime() - keptAt < terms.lifetime().toNanos();
    }

    /**
     * The nodes that hold leases, this one among them: those that live, and for at most the lifetime of a lease those
     * that have just died. While the store is away, those that held them before. Does not block.
     */
    public Set<NodeId> holders() {
        return holders;
    }

    /** Renews and looks once. */
    void keep() {
        try {
            renewOwn();
            renewInherited();
            takeOverDead();
            keptAt = System.nanoTime();
            storeAway = false;
        } catch (ParleyException e) {
            if (!storeAway) {
                LOG.log(Level.WARNING, "delivery: the lease cannot be renewed: {0}", e.code());
            }
            storeAway = true;
            sightings.clear();
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "delivery: the lease was not renewed, it will be tried again", e);
        } finally {
            kept.countDown();
        }
    }

    private void renewOwn() {
        Instant publishedUpTo = terms.publishedUpTo().get();
        PublishLease held = own;
        if (held != null && !leases.renew(held, publishedUpTo, clock.instant())) {
            LOG.log(
                    Level.WARNING,
                    "delivery: this node was silent for so long that others took its lease: lease={0}",
                    held.id());
            own = null;
            terms.taken().run();
        }
        if (own == null) {
            own = leases.open(node, publishedUpTo, clock.instant());
        }
    }

    private void renewInherited() {
        for (PublishLease lease : republisher.inherited()) {
            if (!leases.renew(lease, lease.publishedUpTo(), lease.holderClock())) {
                republisher.disinherit(lease);
            }
        }
    }

    private void takeOverDead() {
        List<PublishLease> others = others();
        long now = System.nanoTime();
        if (now - lastLook > terms.lifetime().toNanos() / 2) {
            sightings.clear();
        }
        lastLook = now;
        sightings.keySet().retainAll(others.stream().map(PublishLease::id).toList());
        for (PublishLease lease : others) {
            Sighting sighting = sightings.get(lease.id());
            if (sighting == null || sighting.beat() != lease.beat()) {
                sightings.put(lease.id(), new Sighting(lease.beat(), now));
            } else if (now - sighting.nanos() > terms.lifetime().toNanos()) {
                sightings.remove(lease.id());
                takeOver(lease);
            }
        }
    }

    private List<PublishLease> others() {
        List<PublishLease> all = leases.all();
        holders = all.stream().map(PublishLease::holder).collect(Collectors.toUnmodifiableSet());
        Set<UUID> held = new HashSet<>();
        republisher.inherited().forEach(lease -> held.add(lease.id()));
        if (own != null) {
            held.add(own.id());
        }
        return all.stream().filter(lease -> !held.contains(lease.id())).toList();
    }

    private void takeOver(PublishLease lease) {
        leases.takeOver(lease, node).ifPresent(taken -> {
            LOG.log(
                    Level.INFO,
                    "delivery: silent: node={0} lease={1}; its events since {2} are published again",
                    new Object[] {lease.holder(), lease.id(), lease.publishedUpTo()});
            republisher.inherit(taken);
        });
    }
}
