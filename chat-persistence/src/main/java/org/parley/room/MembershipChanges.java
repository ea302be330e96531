package org.parley.room;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * The trail of committed membership changes: written in the transaction that makes the change, read by every node.
 *
 * <p>It does two things. Each node asks once a second what {@linkplain #since is new}, and so obeys a change within two
 * seconds though the broker be down. And a change that is not yet {@linkplain #unlogged in the room's log} is appended
 * there by whichever node comes first; the append is idempotent by {@link MembershipChange#sequence()}.
 *
 * <p>Blocks on I/O. Safe for use by many threads.
 */
public interface MembershipChanges {

    /** Where a reader of the trail stands. Opaque: only {@link #since} and {@link #now} make one. */
    record Cursor(long transaction) {}

    /** What was found, and where to go on. */
    record Page(List<MembershipChange> changes, Cursor next) {}

    /** The present end of the trail. */
    Cursor now();

    /**
     * All changes committed since {@code cursor}, in order of their sequence. None is missed; one that was committed
     * while the cursor was taken may come twice.
     */
    Page since(Cursor cursor);

    /** Changes that are not marked as logged, oldest first, at most {@code limit}; none {@link MembershipChange.Kind#LATER}. */
    List<MembershipChange> unlogged(int limit);

    /** Marks changes, by their sequence, as being in the log of their room. */
    void markLogged(Collection<Long> sequences);

    /**
     * Forgets logged changes that are older than {@code age}: every node has obeyed them long since.
     *
     * @return how many
     */
    int purgeLogged(Duration age);
}
