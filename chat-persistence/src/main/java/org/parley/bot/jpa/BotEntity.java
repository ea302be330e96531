package org.parley.bot.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.parley.account.UserId;
import org.parley.bot.NewBot;

/** A row of {@code bot}: this account is a program's, and that person's. */
@Entity
@Table(name = "bot")
public class BotEntity {
    @Id
    UUID account;

    @Column
    UUID owner;

    @Column(name = "created_at")
    Instant createdAt;

    protected BotEntity() {}

    BotEntity(UserId account, NewBot bot) {
        this.account = account.value();
        this.owner = bot.owner().value();
        this.createdAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
