package org.parley.account.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.account.Credentials;
import org.parley.account.PasswordHash;
import org.parley.account.User;
import org.parley.account.UserId;

/** A row of {@code account}. Written by {@link JpaAccounts}, which must not fail on a taken name. */
@Entity
@Table(name = "account")
public class AccountEntity {
    @Id
    UUID id;

    @Column
    String username;

    @Column(name = "display_name")
    String displayName;

    @Column(name = "display_name_key")
    String displayNameKey;

    @Column(name = "password_hash")
    @Nullable
    String passwordHash;

    @Column
    boolean bot;

    @Column(name = "created_at")
    Instant createdAt;

    protected AccountEntity() {}

    User toUser() {
        return new User(new UserId(id), username, displayName, bot);
    }

    Optional<Credentials> toCredentials() {
        return Optional.ofNullable(passwordHash).map(hash -> new Credentials(toUser(), new PasswordHash(hash)));
    }
}
