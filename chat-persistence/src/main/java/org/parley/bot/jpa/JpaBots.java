package org.parley.bot.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.parley.account.Accounts;
import org.parley.account.User;
import org.parley.account.UserId;
import org.parley.account.jpa.AccountEntity;
import org.parley.bot.Bot;
import org.parley.bot.Bots;
import org.parley.bot.NewBot;
import org.parley.database.ReportsDatabaseAway;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;

/** {@link Bots} in PostgreSQL. Joins the caller's transaction, or makes its own. */
@ApplicationScoped
@Transactional
@ReportsDatabaseAway
public class JpaBots implements Bots {
    private EntityManager entities;
    private Accounts accounts;

    @Inject
    public JpaBots(EntityManager entities, Accounts accounts) {
        this.entities = entities;
        this.accounts = accounts;
    }

    /** For the container's proxy, which delegates to a whole instance. */
    @SuppressWarnings("NullAway")
    protected JpaBots() {}

    @Override
    public Bot create(NewBot bot, int limit) {
        entities.find(AccountEntity.class, bot.owner().value(), LockModeType.PESSIMISTIC_WRITE);
        if (owned(bot.owner()) >= limit) {
            throw new ParleyException(ErrorCode.LIMIT_REACHED, "A person may have " + limit + " bots.");
        }
        User account = accounts.registerBot(bot.username(), bot.displayName());
        BotEntity row = new BotEntity(account.id(), bot);
        entities.persist(row);
        return new Bot(account, bot.owner(), row.createdAt);
    }

    private long owned(UserId owner) {
        return entities.createQuery("select count(b) from BotEntity b where b.owner = :owner", Long.class)
                .setParameter("owner", owner.value())
                .getSingleResult();
    }

    @Override
    public Optional<Bot> find(UserId bot) {
        return Optional.ofNullable(entities.find(BotEntity.class, bot.value())).map(this::toBot);
    }

    @Override
    public List<Bot> ownedBy(UserId owner) {
        return entities.createQuery("""
                        select b from BotEntity b where b.owner = :owner order by b.createdAt, b.account""", BotEntity.class)
                .setParameter("owner", owner.value())
                .getResultStream()
                .map(this::toBot)
                .toList();
    }

    @Override
    public Optional<Bot> hold(UserId bot) {
        return Optional.ofNullable(entities.find(BotEntity.class, bot.value(), LockModeType.PESSIMISTIC_WRITE))
                .map(this::toBot);
    }

    private Bot toBot(BotEntity row) {
        User account = accounts.find(new UserId(row.account)).orElseThrow();
        return new Bot(account, new UserId(row.owner), row.createdAt);
    }

    @Override
    public void remove(UserId bot) {
        entities.createQuery("delete from BotEntity b where b.account = :bot")
                .setParameter("bot", bot.value())
                .executeUpdate();
    }
}
