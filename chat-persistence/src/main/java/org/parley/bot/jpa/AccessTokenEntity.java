package org.parley.bot.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.parley.account.UserId;
import org.parley.bot.AccessToken;
import org.parley.bot.AccessTokenId;
import org.parley.session.SessionId;

/** A row of {@code access_token}. */
@Entity
@Table(name = "access_token")
public class AccessTokenEntity {
    @Id
    UUID id;

    @Column
    UUID bot;

    @Column
    String digest;

    @Column
    String label;

    @Column(name = "created_at")
    Instant createdAt;

    protected AccessTokenEntity() {}

    AccessTokenEntity(AccessToken token) {
        this.id = token.id().value();
        this.bot = token.bot().value();
        this.digest = token.session().value();
        this.label = token.label();
        this.createdAt = token.createdAt();
    }

    AccessToken toToken() {
        return new AccessToken(new AccessTokenId(id), new UserId(bot), new SessionId(digest), label, createdAt);
    }
}
