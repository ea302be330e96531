package org.parley.webhook.incoming.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.parley.account.UserId;
import org.parley.database.ReportsDatabaseAway;
import org.parley.webhook.incoming.IncomingWebhook;
import org.parley.webhook.incoming.IncomingWebhookId;
import org.parley.webhook.incoming.IncomingWebhooks;

/** {@link IncomingWebhooks} in PostgreSQL. Joins the caller's transaction, or makes its own. */
@ApplicationScoped
@Transactional
@ReportsDatabaseAway
public class JpaIncomingWebhooks implements IncomingWebhooks {
    private EntityManager entities;

    @Inject
    public JpaIncomingWebhooks(EntityManager entities) {
        this.entities = entities;
    }

    /** For the container's proxy, which delegates to a whole instance. */
    @SuppressWarnings("NullAway")
    protected JpaIncomingWebhooks() {}

    @Override
    public void add(IncomingWebhook webhook) {
        entities.persist(new IncomingWebhookEntity(webhook));
    }

    @Override
    public List<IncomingWebhook> of(UserId bot) {
        return entities.createQuery("""
                        select w from IncomingWebhookEntity w where w.bot = :bot order by w.createdAt, w.id""", IncomingWebhookEntity.class)
                .setParameter("bot", bot.value())
                .getResultStream()
                .map(IncomingWebhookEntity::toWebhook)
                .toList();
    }

    @Override
    public Optional<IncomingWebhook> find(String digest) {
        return entities.createQuery(
                        "select w from IncomingWebhookEntity w where w.digest = :digest", IncomingWebhookEntity.class)
                .setParameter("digest", digest)
                .getResultStream()
                .map(IncomingWebhookEntity::toWebhook)
                .findFirst();
    }

    @Override
    public boolean remove(UserId bot, IncomingWebhookId id) {
        return entities.createQuery("delete from IncomingWebhookEntity w where w.id = :id and w.bot = :bot")
                        .setParameter("id", id.value())
                        .setParameter("bot", bot.value())
                        .executeUpdate()
                == 1;
    }
}
