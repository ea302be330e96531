package org.parley.room.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import org.parley.account.UserId;
import org.parley.room.JoinedRoom;
import org.parley.room.RoomId;

/** Reads rooms as one of their members sees them; deleted ones are not among them. */
final class JoinedRoomQuery {
    private static final String SELECT = """
            select r, m from MemberEntity m join RoomEntity r on r.id = m.room
            where m.account = :account and r.deletedAt is null""";

    private final EntityManager entities;

    JoinedRoomQuery(EntityManager entities) {
        this.entities = entities;
    }

    List<JoinedRoom> all(UserId user) {
        return read(entities.createQuery(SELECT, Object[].class), user);
    }

    Optional<JoinedRoom> one(RoomId room, UserId user) {
        TypedQuery<Object[]> query = entities.createQuery(SELECT + " and r.id = :room", Object[].class)
                .setParameter("room", room.value());
        return read(query, user).stream().findFirst();
    }

    private static List<JoinedRoom> read(TypedQuery<Object[]> query, UserId user) {
        return query.setParameter("account", user.value())
                .getResultStream()
                .map(row -> joined((RoomEntity) row[0], (MemberEntity) row[1]))
                .toList();
    }

    private static JoinedRoom joined(RoomEntity room, MemberEntity member) {
        return new JoinedRoom(
                room.toRoom(), member.role, room.peerOf(member.account), member.readOffset, member.readMessages);
    }
}
