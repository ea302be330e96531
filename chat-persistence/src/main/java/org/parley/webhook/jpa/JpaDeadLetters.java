package org.parley.webhook.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.parley.account.UserId;
import org.parley.database.ReportsDatabaseAway;
import org.parley.room.RoomId;
import org.parley.webhook.DeadLetter;
import org.parley.webhook.DeadLetters;

/** {@link DeadLetters} in PostgreSQL. Joins the caller's transaction, or makes its own. */
@ApplicationScoped
@Transactional
@ReportsDatabaseAway
public class JpaDeadLetters implements DeadLetters {
    private static final String IN_ORDER = " order by d.room, d.offset";

    private EntityManager entities;

    @Inject
    public JpaDeadLetters(EntityManager entities) {
        this.entities = entities;
    }

    /** For the container's proxy, which delegates to a whole instance. */
    @SuppressWarnings("NullAway")
    protected JpaDeadLetters() {}

    @Override
    public void bury(UserId bot, RoomId room, long offset, String reason) {
        // none for a webhook that was taken away in the meantime
        entities.createNativeQuery("""
                        insert into dead_letter (bot, room, event_offset, reason, died_at)
                        select w.bot, :room, :offset, :reason, :now from outgoing_webhook w where w.bot = :bot
                        on conflict (bot, room, event_offset) do update
                        set reason = excluded.reason, died_at = excluded.died_at, wanted = false""")
                .setParameter("bot", bot.value())
                .setParameter("room", room.value())
                .setParameter("offset", offset)
                .setParameter("reason", reason)
                .setParameter("now", Instant.now())
                .executeUpdate();
    }

    @Override
    public long count(UserId bot) {
        return entities.createQuery("select count(d) from DeadLetterEntity d where d.bot = :bot", Long.class)
                .setParameter("bot", bot.value())
                .getSingleResult();
    }

    @Override
    public List<DeadLetter> of(UserId bot, int limit) {
        return read("select d from DeadLetterEntity d where d.bot = :bot" + IN_ORDER, bot, limit);
    }

    @Override
    public int want(UserId bot) {
        int wanted = entities.createQuery("update DeadLetterEntity d set d.wanted = true where d.bot = :bot")
                .setParameter("bot", bot.value())
                .executeUpdate();
        entities.createQuery("update OutgoingWebhookEntity w set w.revision = :revision where w.bot = :bot")
                .setParameter("revision", UUID.randomUUID())
                .setParameter("bot", bot.value())
                .executeUpdate();
        return wanted;
    }

    @Override
    public List<DeadLetter> wanted(UserId bot, int limit) {
        return read("select d from DeadLetterEntity d where d.bot = :bot and d.wanted" + IN_ORDER, bot, limit);
    }

    private List<DeadLetter> read(String query, UserId bot, int limit) {
        return entities.createQuery(query, DeadLetterEntity.class)
                .setParameter("bot", bot.value())
                .setMaxResults(limit)
                .getResultStream()
                .map(DeadLetterEntity::toLetter)
                .toList();
    }

    @Override
    public void putBack(UserId bot) {
        entities.createQuery("update DeadLetterEntity d set d.wanted = false where d.bot = :bot and d.wanted")
                .setParameter("bot", bot.value())
                .executeUpdate();
    }

    @Override
    public void remove(UserId bot, RoomId room, long offset) {
        entities.createQuery(
                        "delete from DeadLetterEntity d where d.bot = :bot and d.room = :room and d.offset = :offset")
                .setParameter("bot", bot.value())
                .setParameter("room", room.value())
                .setParameter("offset", offset)
                .executeUpdate();
    }
}
