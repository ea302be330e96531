package org.parley.webhook.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.parley.room.RoomId;
import org.parley.webhook.DeadLetter;

/** A row of {@code dead_letter}. */
@Entity
@Table(name = "dead_letter")
@IdClass(DeadLetterEntity.Key.class)
public class DeadLetterEntity {
    @Id
    UUID bot;

    @Id
    UUID room;

    @Id
    @Column(name = "event_offset")
    long offset;

    @Column
    String reason;

    @Column(name = "died_at")
    Instant diedAt;

    @Column
    boolean wanted;

    protected DeadLetterEntity() {}

    DeadLetter toLetter() {
        return new DeadLetter(new RoomId(room), offset, reason, diedAt, wanted);
    }

    /** The primary key. */
    public record Key(UUID bot, UUID room, long offset) implements Serializable {}
}
