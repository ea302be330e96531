package org.parley.slash.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.parley.account.UserId;
import org.parley.slash.CommandName;
import org.parley.slash.SlashCommand;
import org.parley.slash.SlashCommands;
import org.parley.webhook.jpa.SecretColumns;

/** A row of {@code slash_command}. */
@Entity
@Table(name = "slash_command")
public class SlashCommandEntity {
    @Id
    String name;

    @Column
    UUID bot;

    @Column
    String url;

    @Embedded
    SecretColumns secrets;

    @Column
    String description;

    @Column
    String hint;

    protected SlashCommandEntity() {}

    SlashCommand toCommand() {
        return new SlashCommand(new CommandName(name), new UserId(bot), URI.create(url), description, hint);
    }

    SlashCommands.Callable toCallable() {
        return new SlashCommands.Callable(toCommand(), secrets.at(Instant.now()));
    }
}
