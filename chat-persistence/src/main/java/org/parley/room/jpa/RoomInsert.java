package org.parley.room.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import org.parley.account.UserId;
import org.parley.room.Room;
import org.parley.text.CaseFold;

/**
 * Inserts a room unless there is one like it.
 *
 * <p>Not {@code persist()}: that would fail on the one like it, end the transaction and leave a stack trace in the log,
 * for what is an ordinary answer.
 */
final class RoomInsert {
    private final EntityManager entities;

    RoomInsert(EntityManager entities) {
        this.entities = entities;
    }

    /** @return false if the name is taken */
    boolean named(Room room, UserId creator) {
        Query insert = entities.createNativeQuery("""
                insert into room (id, kind, name, name_key, topic, created_by, created_at)
                values (:id, :kind, :name, :nameKey, :topic, :createdBy, :createdAt)
                on conflict (name_key) where kind <> 'DIRECT' and deleted_at is null do nothing""");
        return run(insert, room, creator);
    }

    /** @return false if these two have a room already */
    boolean direct(Room room, DirectPair pair, UserId creator) {
        Query insert = entities.createNativeQuery("""
                        insert into room (id, kind, name, name_key, topic, direct_first, direct_second, created_by, created_at)
                        values (:id, :kind, :name, :nameKey, :topic, :first, :second, :createdBy, :createdAt)
                        on conflict (direct_first, direct_second) where kind = 'DIRECT' do nothing""")
                .setParameter("first", pair.first())
                .setParameter("second", pair.second());
        return run(insert, room, creator);
    }

    private static boolean run(Query insert, Room room, UserId creator) {
        return insert.setParameter("id", room.id().value())
                        .setParameter("kind", room.kind().name())
                        .setParameter("name", room.name())
                        .setParameter("nameKey", CaseFold.of(room.name()))
                        .setParameter("topic", room.topic())
                        .setParameter("createdBy", creator.value())
                        .setParameter("createdAt", Instant.now())
                        .executeUpdate()
                > 0;
    }
}
