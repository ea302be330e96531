package org.parley.room.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.parley.account.User;
import org.parley.account.UserId;
import org.parley.database.LikePattern;
import org.parley.database.ReportsDatabaseAway;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.identifier.TimeOrderedUuid;
import org.parley.room.DirectoryEntry;
import org.parley.room.JoinedRoom;
import org.parley.room.Member;
import org.parley.room.MembershipChange;
import org.parley.room.MembershipChange.Description;
import org.parley.room.MembershipChange.Kind;
import org.parley.room.NewRoom;
import org.parley.room.ReadPosition;
import org.parley.room.Role;
import org.parley.room.Room;
import org.parley.room.RoomId;
import org.parley.room.RoomKind;
import org.parley.room.Rooms;
import org.parley.text.CaseFold;

/** {@link Rooms} in PostgreSQL. Joins the caller's transaction, or makes its own. */
@ApplicationScoped
@Transactional
@ReportsDatabaseAway
public class JpaRooms implements Rooms {
    private EntityManager entities;

    @Inject
    public JpaRooms(EntityManager entities) {
        this.entities = entities;
    }

    /** For the container's proxy, which delegates to a whole instance. */
    @SuppressWarnings("NullAway")
    protected JpaRooms() {}

    @Override
    public Created create(NewRoom wanted, UserId creator) {
        Room room = new Room(new RoomId(TimeOrderedUuid.next()), wanted.kind(), wanted.name(), wanted.topic());
        if (!new RoomInsert(entities).named(room, creator)) {
            throw new ParleyException(ErrorCode.ROOM_NAME_TAKEN);
        }
        return new Created(room, addNewMember(room.id(), creator, Role.OWNER, creator));
    }

    @Override
    public Direct direct(UserId one, UserId other) {
        DirectPair pair = DirectPair.of(one, other);
        Optional<Room> existing = findDirect(pair);
        if (existing.isPresent()) {
            return new Direct(existing.get(), List.of());
        }
        Room room = new Room(new RoomId(TimeOrderedUuid.next()), RoomKind.DIRECT, "", "");
        if (!new RoomInsert(entities).direct(room, pair, one)) {
            // The other person was faster; the statement has waited for their transaction to end.
            return new Direct(findDirect(pair).orElseThrow(), List.of());
        }
        return new Direct(
                room,
                List.of(
                        addNewMember(room.id(), one, Role.MEMBER, one),
                        addNewMember(room.id(), other, Role.MEMBER, one)));
    }

    private Optional<Room> findDirect(DirectPair pair) {
        return entities.createQuery(
                        "select r from RoomEntity r where r.directFirst = :first and r.directSecond = :second",
                        RoomEntity.class)
                .setParameter("first", pair.first())
                .setParameter("second", pair.second())
                .getResultStream()
                .map(RoomEntity::toRoom)
                .findFirst();
    }

    private MembershipChange addNewMember(RoomId room, UserId user, Role role, UserId actor) {
        return addMember(room, user, role, actor, ReadPosition.START).orElseThrow();
    }

    @Override
    public Room holdForChange(RoomId room) {
        return hold(room, LockModeType.PESSIMISTIC_WRITE);
    }

    @Override
    public Room holdForJoin(RoomId room) {
        return hold(room, LockModeType.PESSIMISTIC_READ);
    }

    private Room hold(RoomId id, LockModeType lock) {
        RoomEntity room = entities.find(RoomEntity.class, id.value(), lock);
        if (room == null) {
            throw new ParleyException(ErrorCode.ROOM_NOT_FOUND);
        }
        if (room.isDeleted()) {
            throw new ParleyException(ErrorCode.ROOM_DELETED);
        }
        return room.toRoom();
    }

    @Override
    public Optional<MembershipChange> addMember(RoomId room, UserId user, Role role, UserId actor, ReadPosition read) {
        int inserted = entities.createNativeQuery("""
                        insert into room_member (room, account, role, read_offset, read_messages, joined_at)
                        values (:room, :account, :role, :readOffset, :readMessages, :joinedAt)
                        on conflict (room, account) do nothing""")
                .setParameter("room", room.value())
                .setParameter("account", user.value())
                .setParameter("role", role.name())
                .setParameter("readOffset", read.offset())
                .setParameter("readMessages", read.messages())
                .setParameter("joinedAt", Instant.now())
                .executeUpdate();
        return inserted == 0 ? Optional.empty() : Optional.of(leaveTrail(room, Kind.JOINED, user, actor));
    }

    @Override
    public Optional<MembershipChange> removeMember(RoomId room, UserId user, UserId actor) {
        int removed = entities.createQuery("delete from MemberEntity m where m.room = :room and m.account = :account")
                .setParameter("room", room.value())
                .setParameter("account", user.value())
                .executeUpdate();
        return removed == 0 ? Optional.empty() : Optional.of(leaveTrail(room, Kind.LEFT, user, actor));
    }

    @Override
    public MembershipChange describe(RoomId room, Description description, UserId actor) {
        RoomEntity changed = entities.getReference(RoomEntity.class, room.value());
        if (description.name() != null) {
            rename(changed, description.name());
        }
        if (description.topic() != null) {
            changed.topic = description.topic();
        }
        return persist(new ChangeEntity(room, description, actor));
    }

    private void rename(RoomEntity room, String name) {
        String key = CaseFold.of(name);
        // asked first, so that a name that is taken is not a failed statement in the log; the index decides a race
        boolean taken = entities.createQuery("""
                        select count(r) from RoomEntity r
                        where r.nameKey = :key and r.id <> :room and r.kind <> :direct and r.deletedAt is null""", Long.class)
                        .setParameter("key", key)
                        .setParameter("room", room.id)
                        .setParameter("direct", RoomKind.DIRECT)
                        .getSingleResult()
                > 0;
        if (taken) {
            throw new ParleyException(ErrorCode.ROOM_NAME_TAKEN);
        }
        room.name = name;
        room.nameKey = key;
        try {
            entities.flush();
        } catch (ConstraintViolationException e) {
            throw new ParleyException(ErrorCode.ROOM_NAME_TAKEN);
        }
    }

    @Override
    public MembershipChange delete(RoomId room, UserId actor) {
        entities.createQuery("update RoomEntity r set r.deletedAt = :now where r.id = :room")
                .setParameter("now", Instant.now())
                .setParameter("room", room.value())
                .executeUpdate();
        return leaveTrail(room, Kind.ROOM_DELETED, actor, actor);
    }

    private MembershipChange leaveTrail(RoomId room, Kind kind, UserId user, UserId actor) {
        return persist(new ChangeEntity(room, kind, user, actor));
    }

    private MembershipChange persist(ChangeEntity change) {
        entities.persist(change);
        return change.toChange();
    }

    @Override
    public long owners(RoomId room) {
        return entities.createQuery(
                        "select count(m) from MemberEntity m where m.room = :room and m.role = :owner", Long.class)
                .setParameter("room", room.value())
                .setParameter("owner", Role.OWNER)
                .getSingleResult();
    }

    @Override
    public Optional<JoinedRoom> joined(RoomId room, UserId user) {
        return new JoinedRoomQuery(entities).one(room, user);
    }

    @Override
    public List<Member> members(RoomId room) {
        return entities.createQuery("""
                        select m.role, a.id, a.username, a.displayName, a.bot
                        from MemberEntity m join AccountEntity a on a.id = m.account
                        where m.room = :room
                        order by case m.role when org.parley.room.Role.OWNER then 0 else 1 end, a.username""", Object[].class)
                .setParameter("room", room.value())
                .getResultStream()
                .map(row -> new Member(
                        new User(new UserId((UUID) row[1]), (String) row[2], (String) row[3], (Boolean) row[4]),
                        (Role) row[0]))
                .toList();
    }

    @Override
    public List<DirectoryEntry> directory(String part, UserId viewer, int limit) {
        return entities.createQuery("""
                        select r,
                          (select count(m) from MemberEntity m where m.room = r.id),
                          (select count(v) from MemberEntity v where v.room = r.id and v.account = :viewer)
                        from RoomEntity r
                        where r.kind = :kind and r.deletedAt is null and r.nameKey like :part escape '!'
                        order by r.nameKey""", Object[].class)
                .setParameter("viewer", viewer.value())
                .setParameter("kind", RoomKind.PUBLIC)
                .setParameter("part", LikePattern.containing(CaseFold.of(part)))
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new DirectoryEntry(((RoomEntity) row[0]).toRoom(), (Long) row[1], (Long) row[2] > 0))
                .toList();
    }
}
