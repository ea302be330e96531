package org.parley.account.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.account.Accounts;
import org.parley.account.Credentials;
import org.parley.account.NewAccount;
import org.parley.account.User;
import org.parley.account.UserId;
import org.parley.account.Username;
import org.parley.database.LikePattern;
import org.parley.database.ReportsDatabaseAway;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.identifier.TimeOrderedUuid;
import org.parley.text.CaseFold;

/** {@link Accounts} in PostgreSQL. Joins the caller's transaction, or makes its own. */
@ApplicationScoped
@Transactional
@ReportsDatabaseAway
public class JpaAccounts implements Accounts {
    private EntityManager entities;

    @Inject
    public JpaAccounts(EntityManager entities) {
        this.entities = entities;
    }

    /** For the container's proxy, which delegates to a whole instance. */
    @SuppressWarnings("NullAway")
    protected JpaAccounts() {}

    @Override
    public User register(NewAccount account) {
        return insert(
                account.username(), account.displayName(), account.password().encoded(), false);
    }

    @Override
    public User registerBot(Username username, String displayName) {
        return insert(username, displayName, null, true);
    }

    private User insert(Username username, String displayName, @Nullable String passwordHash, boolean bot) {
        User user = new User(new UserId(TimeOrderedUuid.next()), username.value(), displayName, bot);
        // Not persist(): a name that is taken must be an answer, not a failed statement in the log with the name in it.
        int inserted = entities.createNativeQuery("""
                        insert into account (id, username, display_name, display_name_key, password_hash, bot, created_at)
                        values (:id, :username, :displayName, :displayNameKey, cast(:passwordHash as text), :bot, :createdAt)
                        on conflict (username) do nothing""")
                .setParameter("id", user.id().value())
                .setParameter("username", user.username())
                .setParameter("displayName", user.displayName())
                .setParameter("displayNameKey", CaseFold.of(user.displayName()))
                .setParameter("passwordHash", passwordHash)
                .setParameter("bot", bot)
                .setParameter("createdAt", Instant.now())
                .executeUpdate();
        if (inserted == 0) {
            throw new ParleyException(ErrorCode.USERNAME_TAKEN);
        }
        return user;
    }

    @Override
    public Optional<Credentials> credentials(Username username) {
        return named(username).flatMap(AccountEntity::toCredentials);
    }

    @Override
    public Optional<User> find(Username username) {
        return named(username).map(AccountEntity::toUser);
    }

    private Optional<AccountEntity> named(Username username) {
        return entities.createQuery("select a from AccountEntity a where a.username = :username", AccountEntity.class)
                .setParameter("username", username.value())
                .getResultStream()
                .findFirst();
    }

    @Override
    public Optional<User> find(UserId id) {
        return Optional.ofNullable(entities.find(AccountEntity.class, id.value()))
                .map(AccountEntity::toUser);
    }

    @Override
    public List<User> find(Collection<UserId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return entities.createQuery("select a from AccountEntity a where a.id in :ids", AccountEntity.class)
                .setParameter("ids", ids.stream().map(UserId::value).toList())
                .getResultStream()
                .map(AccountEntity::toUser)
                .toList();
    }

    @Override
    public List<User> startingWith(String prefix, int limit) {
        return entities.createQuery("""
                        select a from AccountEntity a
                        where (a.username like :prefix escape '!' or a.displayNameKey like :prefix escape '!')
                          and (not a.bot or exists (select b from BotEntity b where b.account = a.id))
                        order by a.username""", AccountEntity.class)
                .setParameter("prefix", LikePattern.startingWith(CaseFold.of(prefix)))
                .setMaxResults(limit)
                .getResultStream()
                .map(AccountEntity::toUser)
                .toList();
    }
}
