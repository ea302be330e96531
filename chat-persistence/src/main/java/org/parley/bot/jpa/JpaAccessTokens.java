package org.parley.bot.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.parley.account.Accounts;
import org.parley.account.User;
import org.parley.account.UserId;
import org.parley.bot.AccessToken;
import org.parley.bot.AccessTokenId;
import org.parley.bot.AccessTokens;
import org.parley.database.ReportsDatabaseAway;
import org.parley.session.SessionId;

/** {@link AccessTokens} in PostgreSQL. Joins the caller's transaction, or makes its own. */
@ApplicationScoped
@Transactional
@ReportsDatabaseAway
public class JpaAccessTokens implements AccessTokens {
    private EntityManager entities;
    private Accounts accounts;

    @Inject
    public JpaAccessTokens(EntityManager entities, Accounts accounts) {
        this.entities = entities;
        this.accounts = accounts;
    }

    /** For the container's proxy, which delegates to a whole instance. */
    @SuppressWarnings("NullAway")
    protected JpaAccessTokens() {}

    @Override
    public void add(AccessToken token) {
        entities.persist(new AccessTokenEntity(token));
    }

    @Override
    public List<AccessToken> of(UserId bot) {
        return entities.createQuery("""
                        select t from AccessTokenEntity t where t.bot = :bot order by t.createdAt, t.id""", AccessTokenEntity.class)
                .setParameter("bot", bot.value())
                .getResultStream()
                .map(AccessTokenEntity::toToken)
                .toList();
    }

    @Override
    public Optional<AccessToken> remove(UserId bot, AccessTokenId id) {
        AccessTokenEntity token = entities.find(AccessTokenEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
        if (token == null || !token.bot.equals(bot.value())) {
            return Optional.empty();
        }
        entities.remove(token);
        return Optional.of(token.toToken());
    }

    @Override
    public Optional<User> bot(SessionId session) {
        return entities.createQuery("select t.bot from AccessTokenEntity t where t.digest = :digest", UUID.class)
                .setParameter("digest", session.value())
                .getResultStream()
                .findFirst()
                .flatMap(bot -> accounts.find(new UserId(bot)));
    }

    @Override
    public boolean stands(SessionId session) {
        return !entities.createQuery(
                        "select t from AccessTokenEntity t where t.digest = :digest", AccessTokenEntity.class)
                .setParameter("digest", session.value())
                .setLockMode(LockModeType.PESSIMISTIC_READ)
                .getResultList()
                .isEmpty();
    }
}
