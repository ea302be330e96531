package org.parley.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.parley.failure.ParleyException;
import org.parley.room.MembershipChange;
import org.parley.room.MembershipChanges;
import org.parley.room.Memberships;
import org.parley.room.Memberships.Standing;
import org.parley.room.service.MembershipCache;
import org.parley.room.service.RoomOverview;
import org.parley.room.service.RoomQueries;
import org.parley.work.HintedLoop;

/**
 * Makes this node obey membership changes, made here or elsewhere, within two seconds: live streams end, live sockets
 * are told, what was remembered is forgotten.
 *
 * <p>It reads the trail in the database once a second, and at once when somebody {@linkplain #hint hints} that there is
 * something new. A change is only a reason to look: what counts is how the person stands to the room when it is obeyed,
 * so late, repeated and reordered changes do no harm.
 */
public final class MembershipWatch implements Runnable {
    private static final Logger LOG = Logger.getLogger(MembershipWatch.class.getName());
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final MembershipChanges changes;
    private final Memberships memberships;
    private final MembershipCache cache;
    private final RoomQueries queries;
    private final LocalHub hub;
    private final ClientConnections connections;
    private final Consumer<MembershipChange> obeyed;
    private final HintedLoop loop = new HintedLoop(INTERVAL, this::look);
    private MembershipChanges.@Nullable Cursor cursor;
    private boolean databaseAway;

    /** @param obeyed is told of each change of a person, when its streams have ended */
    public MembershipWatch(
            MembershipChanges changes,
            Memberships memberships,
            MembershipCache cache,
            RoomQueries queries,
            LocalHub hub,
            ClientConnections connections,
            Consumer<MembershipChange> obeyed) {
        this.changes = changes;
        this.memberships = memberships;
        this.cache = cache;
        this.queries = queries;
        this.hub = hub;
        this.connections = connections;
        this.obeyed = obeyed;
    }

    /** There is something new in the trail. Does not block. */
    public void hint() {
        loop.hint();
    }

    /** Watches until {@link #close}; on a thread of its own. */
    @Override
    public void run() {
        loop.run();
    }

    public void close() {
        loop.close();
    }

    private void look() {
        try {
            MembershipChanges.Cursor from = cursor;
            if (from == null) {
                cursor = changes.now();
                cache.forgetAll();
                return;
            }
            MembershipChanges.Page page = changes.since(from);
            page.changes().forEach(this::obey);
            cursor = page.next();
            databaseAway = false;
        } catch (ParleyException e) {
            if (!databaseAway) {
                LOG.log(Level.WARNING, "room: membership changes cannot be read: {0}", e.code());
            }
            databaseAway = true;
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "room: a membership change was not obeyed, it will be tried again", e);
        }
    }

    private void obey(MembershipChange change) {
        if (change.kind() == MembershipChange.Kind.ROOM_DELETED) {
            cache.forget(change.room());
            hub.removeAllReaders(change.room());
            connections.forEach(connection -> connection.deleted(change.room()));
            return;
        }
        if (change.kind() == MembershipChange.Kind.ROOM_CHANGED) {
            return; // the room's readers learn it from its log, and nothing else is remembered of it
        }
        cache.forget(change.room(), change.user());
        Standing standing = memberships.standing(change.room(), change.user());
        if (!standing.belongs()) {
            hub.removeReader(change.room(), change.user());
        }
        obeyed.accept(change);
        Collection<ClientConnection> told = connections.of(change.user());
        if (told.isEmpty()) {
            return;
        }
        if (standing.belongs()) {
            RoomOverview room = queries.overview(change.room(), change.user());
            told.forEach(connection -> connection.joined(room));
        } else {
            told.forEach(connection -> connection.left(change.room()));
        }
    }
}
