package org.parley.presence;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.parley.account.UserId;
import org.parley.node.NodeId;

/**
 * Who is connected to which node, as all nodes know it.
 *
 * <p>A node's word counts as long as it holds a lease. When the lease runs out, {@link #takeOver} by any other node
 * withdraws what the silent one had said. A person is online while at least one node says so; each change between
 * online and offline is announced once to {@link #changes}, whichever and however many nodes are involved.
 *
 * <p>Blocks on I/O, for about a second at most ({@link #changes} for its patience besides). Throws
 * {@link PresenceUnavailableException} when the store cannot be reached; all methods may then be repeated. Safe for use
 * by many threads, but what one node says of itself must come from one thread at a time.
 */
public interface PresenceStore {

    /** Where a reader of the changes stands. Opaque. */
    record Cursor(String position) {}

    /**
     * What changed, and where to go on.
     *
     * @param states the last state of each person that changed
     * @param gap some changes may be missing: the store was restarted or the reader fell too far behind. The reader must
     *     then ask for the {@link #states} it cares about, and a node must {@link #replace} what it said. It is told
     *     once: {@code next} lies behind the gap
     */
    record Changes(Map<UserId, PresenceState> states, Cursor next, boolean gap) {}

    /**
     * Takes or prolongs the lease of {@code node}: it ends {@code duration} from now, by the store's clock.
     *
     * @return whether the lease was held until now. If not, what the node had said may be lost: it must
     *     {@link #replace} it
     */
    boolean renew(NodeId node, Duration duration);

    /**
     * Says who came to {@code node} and who has left it altogether. Repeating it changes nothing.
     *
     * @return false, and nothing was done, if the node holds no lease
     */
    boolean update(NodeId node, Collection<UserId> came, Collection<UserId> left);

    /**
     * Makes {@code users} all that {@code node} has said.
     *
     * @return false, and perhaps only a part was done, if the node holds no lease
     */
    boolean replace(NodeId node, Set<UserId> users);

    /** Gives the lease up and withdraws all that {@code node} has said. */
    void release(NodeId node);

    /**
     * Withdraws what nodes have said whose leases ran out. Nodes that do this at the same time share the work: no
     * person is announced twice.
     *
     * @return how many statements of silent nodes this call has withdrawn
     */
    int takeOver();

    /** {@code ONLINE} or {@code OFFLINE} for each of {@code users}, at this moment. */
    Map<UserId, PresenceState> states(Collection<UserId> users);

    /** The present end of the changes. */
    Cursor now();

    /**
     * Changes since {@code cursor}; waits up to {@code patience}, but not longer than two seconds, for the first.
     * Waiting takes no connection from other callers; one reader per node is expected.
     */
    Changes changes(Cursor cursor, Duration patience);
}
