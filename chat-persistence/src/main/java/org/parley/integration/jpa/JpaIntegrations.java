package org.parley.integration.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import org.parley.account.UserId;
import org.parley.database.ReportsDatabaseAway;
import org.parley.integration.Integrations;
import org.parley.message.ClientId;
import org.parley.room.Memberships;
import org.parley.room.ReadPosition;
import org.parley.room.RoomId;

/** {@link Integrations} in PostgreSQL. Joins the caller's transaction, or makes its own. */
@ApplicationScoped
@Transactional
@ReportsDatabaseAway
public class JpaIntegrations implements Integrations {
    private EntityManager entities;
    private Memberships memberships;

    @Inject
    public JpaIntegrations(EntityManager entities, Memberships memberships) {
        this.entities = entities;
        this.memberships = memberships;
    }

    /** For the container's proxy, which delegates to a whole instance. */
    @SuppressWarnings("NullAway")
    protected JpaIntegrations() {}

    @Override
    public void advance(UserId account, Map<RoomId, ReadPosition> positions) {
        // in one order everywhere, so that two that do the same wait for each other, and for nothing else
        positions.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(position -> memberships.markRead(
                        position.getKey(),
                        account,
                        position.getValue().offset(),
                        position.getValue().messages()));
    }

    @Override
    @SuppressWarnings("unchecked") // a query of one column has no type of its own
    public Optional<String> answer(UserId account, ClientId command) {
        return entities.createNativeQuery(
                        "select answer from integration_command where account = :account and command = :command")
                .setParameter("account", account.value())
                .setParameter("command", command.value())
                .getResultStream()
                .findFirst();
    }

    @Override
    public boolean note(UserId account, ClientId command, String answer) {
        return entities.createNativeQuery("""
                        insert into integration_command (account, command, answer)
                        values (:account, :command, :answer)
                        on conflict do nothing""")
                        .setParameter("account", account.value())
                        .setParameter("command", command.value())
                        .setParameter("answer", answer)
                        .executeUpdate()
                == 1;
    }
}
