package org.parley.slash.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.parley.account.UserId;
import org.parley.database.ReportsDatabaseAway;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.room.RoomId;
import org.parley.slash.CommandName;
import org.parley.slash.SlashCommand;
import org.parley.slash.SlashCommands;
import org.parley.webhook.SigningSecret;
import org.parley.webhook.SigningSecrets;
import org.parley.webhook.jpa.SecretColumns;

/** {@link SlashCommands} in PostgreSQL. Joins the caller's transaction, or makes its own. */
@ApplicationScoped
@Transactional
@ReportsDatabaseAway
public class JpaSlashCommands implements SlashCommands {
    private static final String IN_ROOM = """
            select c from SlashCommandEntity c join MemberEntity m on m.account = c.bot and m.room = :room""";

    private EntityManager entities;

    @Inject
    public JpaSlashCommands(EntityManager entities) {
        this.entities = entities;
    }

    /** For the container's proxy, which delegates to a whole instance. */
    @SuppressWarnings("NullAway")
    protected JpaSlashCommands() {}

    @Override
    public void add(SlashCommand command, SigningSecret secret) {
        int rows = entities.createNativeQuery("""
                        insert into slash_command (name, bot, url, secret, description, hint)
                        values (:name, :bot, :url, :secret, :description, :hint)
                        on conflict (name) do nothing""")
                .setParameter("name", command.name().value())
                .setParameter("bot", command.bot().value())
                .setParameter("url", command.target().toString())
                .setParameter("secret", secret.text())
                .setParameter("description", command.description())
                .setParameter("hint", command.hint())
                .executeUpdate();
        if (rows == 0) {
            throw new ParleyException(ErrorCode.COMMAND_TAKEN);
        }
    }

    @Override
    public boolean change(SlashCommand command) {
        return entities.createQuery("""
                        update SlashCommandEntity c set c.url = :url, c.description = :description, c.hint = :hint
                        where c.bot = :bot and c.name = :name""")
                        .setParameter("url", command.target().toString())
                        .setParameter("description", command.description())
                        .setParameter("hint", command.hint())
                        .setParameter("bot", command.bot().value())
                        .setParameter("name", command.name().value())
                        .executeUpdate()
                == 1;
    }

    @Override
    public boolean renew(UserId bot, CommandName name, SigningSecret secret) {
        return entities.createQuery("update SlashCommandEntity e set " + SecretColumns.RENEWED
                                + " where e.bot = :bot and e.name = :name")
                        .setParameter("secret", secret.text())
                        .setParameter("until", Instant.now().plus(SigningSecrets.OVERLAP))
                        .setParameter("bot", bot.value())
                        .setParameter("name", name.value())
                        .executeUpdate()
                == 1;
    }

    @Override
    public boolean remove(UserId bot, CommandName name) {
        return entities.createQuery("delete from SlashCommandEntity c where c.bot = :bot and c.name = :name")
                        .setParameter("bot", bot.value())
                        .setParameter("name", name.value())
                        .executeUpdate()
                == 1;
    }

    @Override
    public List<SlashCommand> of(UserId bot) {
        return entities.createQuery(
                        "select c from SlashCommandEntity c where c.bot = :bot order by c.name",
                        SlashCommandEntity.class)
                .setParameter("bot", bot.value())
                .getResultStream()
                .map(SlashCommandEntity::toCommand)
                .toList();
    }

    @Override
    public List<SlashCommand> inRoom(RoomId room) {
        return entities.createQuery(IN_ROOM + " order by c.name", SlashCommandEntity.class)
                .setParameter("room", room.value())
                .getResultStream()
                .map(SlashCommandEntity::toCommand)
                .toList();
    }

    @Override
    public Optional<Callable> callable(RoomId room, CommandName name) {
        return entities.createQuery(IN_ROOM + " where c.name = :name", SlashCommandEntity.class)
                .setParameter("room", room.value())
                .setParameter("name", name.value())
                .getResultStream()
                .findFirst()
                .map(SlashCommandEntity::toCallable);
    }
}
