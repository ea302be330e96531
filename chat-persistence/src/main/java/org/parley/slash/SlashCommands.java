package org.parley.slash;

import java.util.List;
import java.util.Optional;
import org.parley.account.UserId;
import org.parley.room.RoomId;
import org.parley.webhook.SigningSecret;
import org.parley.webhook.SigningSecrets;

/**
 * All slash commands. A name belongs to one bot, in the whole house.
 *
 * <p>Methods that change something take part in the caller's transaction, or make their own. Blocks on I/O. Throws {@link
 * org.parley.failure.ParleyException} with {@code ACCOUNTS_UNAVAILABLE} when the database cannot be reached. Safe for use
 * by many threads.
 */
public interface SlashCommands {

    /**
     * Adds it. The caller holds the bot.
     *
     * @throws org.parley.failure.ParleyException {@code COMMAND_TAKEN} if there is one of that name
     */
    void add(SlashCommand command, SigningSecret secret);

    /**
     * Changes all of the bot's command of that name but its secret.
     *
     * @return false if the bot has no such command
     */
    boolean change(SlashCommand command);

    /**
     * Has it signed with a new secret, and for the {@linkplain SigningSecrets#OVERLAP overlap} with the present one too.
     *
     * @return false if the bot has no such command
     */
    boolean renew(UserId bot, CommandName name, SigningSecret secret);

    /** @return false if the bot has no such command */
    boolean remove(UserId bot, CommandName name);

    /** By name. */
    List<SlashCommand> of(UserId bot);

    /** Those of the bots that belong to this room, by name. */
    List<SlashCommand> inRoom(RoomId room);

    /** The command, if its bot belongs to this room, and what to sign a request with. */
    Optional<Callable> callable(RoomId room, CommandName name);

    /** A command that can be carried out. */
    record Callable(SlashCommand command, SigningSecrets secrets) {}
}
