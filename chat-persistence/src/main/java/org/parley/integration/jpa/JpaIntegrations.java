package org.parley.integration.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.parley.account.UserId;
import org.parley.database.ReportsDatabaseAway;
import org.parley.integration.Integrations;
import org.parley.message.ClientId;
import org.parley.room.ReadPosition;
import org.parley.room.RoomId;

/** {@link Integrations} in PostgreSQL. Joins the caller's transaction, or makes its own. */
@ApplicationScoped
@Transactional
@ReportsDatabaseAway
public class JpaIntegrations implements Integrations {
    private EntityManager entities;

    @Inject
    public JpaIntegrations(EntityManager entities) {
        this.entities = entities;
    }

    /** For the container's proxy, which delegates to a whole instance. */
    @SuppressWarnings("NullAway")
    protected JpaIntegrations() {}

    @Override
    public void advance(UserId account, Map<RoomId, ReadPosition> positions) {
        // rooms are locked in one order everywhere, so that two that do the same wait for each other, and for nothing
        // else
        entities.createNativeQuery("""
                        with told as (
                          select * from unnest(
                            cast(:rooms as uuid[]), cast(:offsets as bigint[]), cast(:messages as bigint[]))
                            as t (room, read_offset, read_messages)
                        ), locked as (
                          select room from room_member
                          where account = :account and room in (select room from told) order by room for update
                        )
                        update room_member m set read_offset = t.read_offset, read_messages = t.read_messages
                        from told t join locked l on l.room = t.room
                        where m.account = :account and m.room = t.room and m.read_offset < t.read_offset""")
                .setParameter("account", account.value())
                .setParameter("rooms", array(positions, position -> position.getKey()))
                .setParameter(
                        "offsets",
                        array(positions, position -> position.getValue().offset()))
                .setParameter(
                        "messages",
                        array(positions, position -> position.getValue().messages()))
                .executeUpdate();
    }

    /** As PostgreSQL writes an array. */
    private static String array(
            Map<RoomId, ReadPosition> positions, Function<Map.Entry<RoomId, ReadPosition>, Object> element) {
        return positions.entrySet().stream()
                .map(position -> element.apply(position).toString())
                .collect(Collectors.joining(",", "{", "}"));
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
