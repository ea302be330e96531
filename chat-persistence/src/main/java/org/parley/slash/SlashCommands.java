package org.parley.slash;

import java.util.List;
import java.util.Optional;
import org.parley.account.UserId;
import org.parley.room.RoomId;
import org.parley.webhook.SigningSecret;

/**
 * All slash commands. A name belongs to one bot, in the whole house.
 *
 * <p>Methods that change something take part in the caller's transaction, or make their own. Blocks on I/O. Throws {@link
 * org.parley.failure.ParleyException} with {@code ACCOUNTS_UNAVAILABLE} when the database cannot be reached. Safe for use
 * by many threads.
 */
public interface SlashCommands {

    /**
     * Adds it, or changes it if the bot has it. The caller holds the bot.
     *
     * @throws org.parley.failure.ParleyException {@code COMMAND_TAKEN} if it is another bot's
     */
    void put(SlashCommand command, SigningSecret secret);

    /** @return false if the bot has no such command */
    boolean remove(UserId bot, CommandName name);

    /** By name. */
    List<SlashCommand> of(UserId bot);

    /** Those of the bots that belong to this room, by name. */
    List<SlashCommand> inRoom(RoomId room);

    /** The command, if its bot belongs to this room, and what to sign a request with. */
    Optional<Callable> callable(RoomId room, CommandName name);

    /** A command that can be carried out. */
    record Callable(SlashCommand command, SigningSecret secret) {}
}
