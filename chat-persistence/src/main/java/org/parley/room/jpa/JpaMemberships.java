package org.parley.room.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;
import org.parley.database.ReportsDatabaseAway;
import org.parley.room.JoinedRoom;
import org.parley.room.Memberships;
import org.parley.room.Role;
import org.parley.room.RoomId;

/** {@link Memberships} in PostgreSQL. Joins the caller's transaction, or makes its own. */
@ApplicationScoped
@Transactional
@ReportsDatabaseAway
public class JpaMemberships implements Memberships {
    private EntityManager entities;

    @Inject
    public JpaMemberships(EntityManager entities) {
        this.entities = entities;
    }

    /** For the container's proxy, which delegates to a whole instance. */
    @SuppressWarnings("NullAway")
    protected JpaMemberships() {}

    @Override
    public Standing standing(RoomId room, UserId user) {
        Optional<Object[]> row = entities.createQuery("""
                        select r.deletedAt, m.role
                        from RoomEntity r left join MemberEntity m on m.room = r.id and m.account = :account
                        where r.id = :room""", Object[].class)
                .setParameter("room", room.value())
                .setParameter("account", user.value())
                .getResultStream()
                .findFirst();
        return row.map(columns -> standing(columns[0] != null, (Role) columns[1]))
                .orElse(Standing.NO_SUCH_ROOM);
    }

    private static Standing standing(boolean deleted, @Nullable Role role) {
        if (deleted) {
            return Standing.ROOM_DELETED;
        }
        if (role == null) {
            return Standing.STRANGER;
        }
        return switch (role) {
            case OWNER -> Standing.OWNER;
            case MEMBER -> Standing.MEMBER;
        };
    }

    @Override
    public List<JoinedRoom> roomsOf(UserId user) {
        return new JoinedRoomQuery(entities).all(user);
    }

    @Override
    public void markRead(RoomId room, UserId user, long offset, long readMessages) {
        entities.createQuery("""
                        update MemberEntity m set m.readOffset = :offset, m.readMessages = :messages
                        where m.room = :room and m.account = :account and m.readOffset < :offset""")
                .setParameter("offset", offset)
                .setParameter("messages", readMessages)
                .setParameter("room", room.value())
                .setParameter("account", user.value())
                .executeUpdate();
    }
}
