package org.parley.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.parley.node.NodeId;

/**
 * The leases by which every committed event reaches the topic though its node die: kept beside the room logs, so that
 * who can commit can renew.
 *
 * <p><b>Guarantees.</b> At any time a lease has one holder. Of all nodes that try to take a lease over, one succeeds; and
 * none that had not seen the holder's last renewal. The former holder learns it at its next renewal.
 *
 * <p>There is no time in here: a lease has run out when whoever watches it says so, having seen its beat stand still for
 * long enough by a clock of its own. So it does not matter how the clocks of nodes and store differ.
 *
 * <p><b>Failures.</b> Every method throws {@link org.parley.failure.ParleyException} with {@code HISTORY_UNAVAILABLE}
 * when the store cannot be reached or does not answer in time; what was asked may then have been done or not.
 *
 * <p><b>Threads.</b> Every method blocks on I/O and may be called by many threads at once.
 */
public interface PublishLeases {

    /** A new lease, held by this node. */
    PublishLease open(NodeId holder, Instant publishedUpTo, Instant holderClock);

    /**
     * Renews a lease of one's own, whatever its beat.
     *
     * @return false when it has another holder or is gone
     */
    boolean renew(PublishLease held, Instant publishedUpTo, Instant holderClock);

    /**
     * Takes a lease over, if it is as it was seen.
     *
     * @param seen as {@link #all} gave it
     * @return the lease as {@code by} now holds it; empty when it was renewed, taken or closed since
     */
    Optional<PublishLease> takeOver(PublishLease seen, NodeId by);

    /** Ends a lease of one's own: there is nothing left to publish. Does nothing if it has another holder. */
    void close(PublishLease held);

    /** All leases there are: few, one a node and those of the dead. */
    List<PublishLease> all();
}
