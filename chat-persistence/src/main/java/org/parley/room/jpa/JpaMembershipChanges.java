package org.parley.room.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.parley.account.UserId;
import org.parley.database.ReportsDatabaseAway;
import org.parley.room.MembershipChange;
import org.parley.room.MembershipChange.Description;
import org.parley.room.MembershipChange.Kind;
import org.parley.room.MembershipChanges;
import org.parley.room.RoomId;

/**
 * {@link MembershipChanges} in PostgreSQL. Joins the caller's transaction, or makes its own.
 *
 * <p>A cursor is the oldest transaction that was still running when it was taken: all before it have ended, and what
 * they wrote was visible then. Any transaction at or after it may yet commit, so reading goes on there.
 */
@ApplicationScoped
@Transactional
@ReportsDatabaseAway
public class JpaMembershipChanges implements MembershipChanges {
    private static final String OLDEST_RUNNING = "pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

    /** What this release writes and logs. */
    private static final Map<String, Kind> KINDS = EnumSet.complementOf(EnumSet.of(Kind.LATER)).stream()
            .collect(Collectors.toUnmodifiableMap(Kind::name, Function.identity()));

    private EntityManager entities;

    @Inject
    public JpaMembershipChanges(EntityManager entities) {
        this.entities = entities;
    }

    /** For the container's proxy, which delegates to a whole instance. */
    @SuppressWarnings("NullAway")
    protected JpaMembershipChanges() {}

    @Override
    public Cursor now() {
        Object oldestRunning =
                entities.createNativeQuery("select " + OLDEST_RUNNING).getSingleResult();
        return new Cursor(((Number) oldestRunning).longValue());
    }

    /** One statement, hence one snapshot: the next cursor fits what was seen. */
    @Override
    public Page since(Cursor cursor) {
        List<?> rows = entities.createNativeQuery(
                        "select s.next, c.sequence, c.room, c.kind, c.account, c.actor, c.new_name, c.new_topic"
                                + " from (select " + OLDEST_RUNNING + " as next) s"
                                + " left join membership_change c on c.transaction >= cast(cast(:cursor as text) as xid8)"
                                + " order by c.sequence")
                .setParameter("cursor", Long.toString(cursor.transaction()))
                .getResultList();
        List<MembershipChange> changes = new ArrayList<>();
        long next = cursor.transaction();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            next = ((Number) columns[0]).longValue();
            if (columns[1] != null) {
                changes.add(change(columns));
            }
        }
        return new Page(changes, new Cursor(next));
    }

    private static MembershipChange change(Object[] columns) {
        Kind kind = KINDS.getOrDefault((String) columns[3], Kind.LATER);
        return new MembershipChange(
                ((Number) columns[1]).longValue(),
                new RoomId((UUID) columns[2]),
                kind,
                new UserId((UUID) columns[4]),
                new UserId((UUID) columns[5]),
                kind == Kind.ROOM_CHANGED ? new Description((String) columns[6], (String) columns[7]) : null);
    }

    @Override
    public List<MembershipChange> unlogged(int limit) {
        return entities.createQuery(
                        "select c from ChangeEntity c where not c.logged and c.kind in :known order by c.sequence",
                        ChangeEntity.class)
                .setParameter("known", KINDS.values())
                .setMaxResults(limit)
                .getResultStream()
                .map(ChangeEntity::toChange)
                .toList();
    }

    @Override
    public void markLogged(Collection<Long> sequences) {
        entities.createQuery("update ChangeEntity c set c.logged = true where c.sequence in :sequences")
                .setParameter("sequences", sequences)
                .executeUpdate();
    }

    @Override
    public int purgeLogged(Duration age) {
        return entities.createQuery("delete from ChangeEntity c where c.logged and c.changedAt < :before")
                .setParameter("before", Instant.now().minus(age))
                .executeUpdate();
    }
}
