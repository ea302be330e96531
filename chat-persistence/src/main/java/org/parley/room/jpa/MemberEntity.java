package org.parley.room.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.parley.room.Role;

/** A row of {@code room_member}: somebody belongs to a room, and has read it so far. */
@Entity
@IdClass(MemberEntity.Key.class)
@Table(name = "room_member")
public class MemberEntity {
    @Id
    UUID room;

    @Id
    UUID account;

    @Column
    @Enumerated(EnumType.STRING)
    Role role;

    @Column(name = "read_offset")
    long readOffset;

    @Column(name = "read_messages")
    long readMessages;

    @Column(name = "joined_at")
    Instant joinedAt;

    protected MemberEntity() {}

    /** The primary key. */
    public record Key(UUID room, UUID account) implements Serializable {}
}
