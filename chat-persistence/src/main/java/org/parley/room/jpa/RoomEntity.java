package org.parley.room.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;
import org.parley.room.Room;
import org.parley.room.RoomId;
import org.parley.room.RoomKind;

/** A row of {@code room}. */
@Entity
@Table(name = "room")
public class RoomEntity {
    @Id
    UUID id;

    @Column
    @Enumerated(EnumType.STRING)
    RoomKind kind;

    @Column
    String name;

    @Column(name = "name_key")
    String nameKey;

    @Column
    String topic;

    @Column(name = "direct_first")
    @Nullable
    UUID directFirst;

    @Column(name = "direct_second")
    @Nullable
    UUID directSecond;

    @Column(name = "created_by")
    UUID createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "deleted_at")
    @Nullable
    Instant deletedAt;

    protected RoomEntity() {}

    Room toRoom() {
        return new Room(new RoomId(id), kind, name, topic);
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    /** The other person of a direct room. */
    Optional<UserId> peerOf(UUID person) {
        return Optional.ofNullable(person.equals(directFirst) ? directSecond : directFirst)
                .map(UserId::new);
    }
}
