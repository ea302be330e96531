package org.parley.room.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;
import org.parley.room.MembershipChange;
import org.parley.room.MembershipChange.Description;
import org.parley.room.MembershipChange.Kind;
import org.parley.room.RoomId;

/** A row of {@code membership_change}. The column {@code transaction} is the database's own business. */
@Entity
@Table(name = "membership_change")
public class ChangeEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long sequence;

    @Column
    UUID room;

    @Column
    @Enumerated(EnumType.STRING)
    Kind kind;

    @Column
    UUID account;

    @Column
    UUID actor;

    @Column
    boolean logged;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "new_name")
    @Nullable
    String newName;

    @Column(name = "new_topic")
    @Nullable
    String newTopic;

    protected ChangeEntity() {}

    ChangeEntity(RoomId room, Kind kind, UserId user, UserId actor) {
        this.room = room.value();
        this.kind = kind;
        this.account = user.value();
        this.actor = actor.value();
        this.changedAt = Instant.now();
    }

    ChangeEntity(RoomId room, Description description, UserId actor) {
        this(room, Kind.ROOM_CHANGED, actor, actor);
        this.newName = description.name();
        this.newTopic = description.topic();
    }

    MembershipChange toChange() {
        return new MembershipChange(
                sequence,
                new RoomId(room),
                kind,
                new UserId(account),
                new UserId(actor),
                kind == Kind.ROOM_CHANGED ? new Description(newName, newTopic) : null);
    }
}
