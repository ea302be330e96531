package org.parley.webhook.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;
import org.parley.database.ReportsDatabaseAway;
import org.parley.room.RoomId;
import org.parley.webhook.ActiveWebhook;
import org.parley.webhook.OutgoingWebhooks;
import org.parley.webhook.Recipient;
import org.parley.webhook.SigningSecret;
import org.parley.webhook.SigningSecrets;
import org.parley.webhook.WebhookState;

/** {@link OutgoingWebhooks} in PostgreSQL. Joins the caller's transaction, or makes its own. */
@ApplicationScoped
@Transactional
@ReportsDatabaseAway
public class JpaOutgoingWebhooks implements OutgoingWebhooks {
    private EntityManager entities;

    @Inject
    public JpaOutgoingWebhooks(EntityManager entities) {
        this.entities = entities;
    }

    /** For the container's proxy, which delegates to a whole instance. */
    @SuppressWarnings("NullAway")
    protected JpaOutgoingWebhooks() {}

    @Override
    public void add(UserId bot, URI target, SigningSecret secret) {
        entities.persist(new OutgoingWebhookEntity(bot, target, secret, now()));
    }

    @Override
    public boolean change(UserId bot, URI target) {
        return entities.createQuery("""
                        update OutgoingWebhookEntity w
                        set w.url = :url, w.revision = :revision, w.setAt = :now, w.endedAt = null,
                            w.lastAnswer = null, w.lastAnswerAt = null, w.failingSince = null
                        where w.bot = :bot""")
                        .setParameter("url", target.toString())
                        .setParameter("revision", UUID.randomUUID())
                        .setParameter("now", now())
                        .setParameter("bot", bot.value())
                        .executeUpdate()
                == 1;
    }

    @Override
    public boolean renew(UserId bot, SigningSecret secret) {
        return entities.createQuery("update OutgoingWebhookEntity e set e.revision = :revision, "
                                + SecretColumns.RENEWED + " where e.bot = :bot")
                        .setParameter("revision", UUID.randomUUID())
                        .setParameter("secret", secret.text())
                        .setParameter("until", now().plus(SigningSecrets.OVERLAP))
                        .setParameter("bot", bot.value())
                        .executeUpdate()
                == 1;
    }

    @Override
    public boolean remove(UserId bot) {
        return entities.createQuery("delete from OutgoingWebhookEntity w where w.bot = :bot")
                        .setParameter("bot", bot.value())
                        .executeUpdate()
                == 1;
    }

    @Override
    public Optional<WebhookState> find(UserId bot) {
        return Optional.ofNullable(entities.find(OutgoingWebhookEntity.class, bot.value()))
                .map(OutgoingWebhookEntity::toState);
    }

    @Override
    public long count() {
        return entities.createQuery("select count(w) from OutgoingWebhookEntity w", Long.class)
                .getSingleResult();
    }

    @Override
    public List<ActiveWebhook> active() {
        return entities.createQuery("""
                        select w.bot, a.username, w.revision
                        from OutgoingWebhookEntity w join AccountEntity a on a.id = w.bot
                        where w.endedAt is null""", Object[].class)
                .getResultStream()
                .map(row -> new ActiveWebhook(new UserId((UUID) row[0]), (String) row[1], (UUID) row[2]))
                .toList();
    }

    @Override
    public Optional<Recipient> recipient(UserId bot, RoomId room) {
        return entities.createQuery("""
                        select w.url, w.secrets, w.failingSince, m.readOffset
                        from OutgoingWebhookEntity w
                        left join MemberEntity m on m.account = w.bot and m.room = :room
                        where w.bot = :bot and w.endedAt is null""", Object[].class)
                .setParameter("bot", bot.value())
                .setParameter("room", room.value())
                .getResultStream()
                .findFirst()
                .map(row -> new Recipient(
                        URI.create((String) row[0]),
                        ((SecretColumns) row[1]).at(now()),
                        Optional.ofNullable((Instant) row[2]),
                        position((Long) row[3])));
    }

    private static OptionalLong position(@Nullable Long offset) {
        return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
    }

    @Override
    public void works(UserId bot, String answer) {
        update(bot, answer, "w.failingSince = null");
    }

    @Override
    public void fails(UserId bot, String answer) {
        update(bot, answer, "w.failingSince = coalesce(w.failingSince, :now)");
    }

    @Override
    public void end(UserId bot, String reason) {
        update(bot, reason, "w.endedAt = :now");
    }

    private void update(UserId bot, String answer, String change) {
        entities.createQuery("update OutgoingWebhookEntity w set w.lastAnswer = :answer, w.lastAnswerAt = :now, "
                        + change + " where w.bot = :bot and w.endedAt is null")
                .setParameter("answer", answer)
                .setParameter("now", now())
                .setParameter("bot", bot.value())
                .executeUpdate();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
