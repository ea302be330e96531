package org.parley.slash.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;
import org.parley.bot.service.BotService;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.message.service.MessageService;
import org.parley.room.RoomId;
import org.parley.slash.CommandName;
import org.parley.slash.SlashCommand;
import org.parley.slash.SlashCommands;
import org.parley.text.Line;
import org.parley.webhook.SigningSecret;
import org.parley.webhook.http.ServiceUrl;

/**
 * The slash commands of a person's bots, and those of a room. Each method is one transaction.
 *
 * <p>Every method throws {@link ParleyException}, besides what it says itself: {@code NOT_FOUND} for a bot that there is
 * not, or that is somebody else's; {@code ACCOUNTS_UNAVAILABLE} when the database is away.
 */
@Stateless
public class SlashCommandService {
    private static final int MAX_COMMANDS = 20;
    private static final int MAX_DESCRIPTION = 100;
    private static final int MAX_HINT = 64;

    @Inject
    BotService bots;

    @Inject
    SlashCommands commands;

    @Inject
    MessageService messages;

    /** What its owner says of a command; see {@link SlashCommand}. */
    public record Wanted(
            String url,
            @Nullable String description,
            @Nullable String hint) {}

    /**
     * Gives a bot a command, or changes it.
     *
     * @return the secret of a new command, which is not shown again; empty for one that was changed, and keeps its own
     * @throws ParleyException {@code INVALID_FIELD}; {@code INVALID_TEXT}; {@code COMMAND_TAKEN}; {@code LIMIT_REACHED}
     */
    public Optional<SigningSecret> put(UserId bot, UserId owner, String name, Wanted wanted) {
        SlashCommand command = new SlashCommand(
                CommandName.of(name),
                bot,
                ServiceUrl.of(wanted.url()),
                line("description", wanted.description(), MAX_DESCRIPTION),
                line("hint", wanted.hint(), MAX_HINT));
        bots.holdOwned(bot, owner);
        if (commands.change(command)) {
            return Optional.empty();
        }
        if (commands.of(bot).size() >= MAX_COMMANDS) {
            throw new ParleyException(ErrorCode.LIMIT_REACHED, "A bot may have " + MAX_COMMANDS + " commands.");
        }
        SigningSecret secret = SigningSecret.random();
        commands.add(command, secret);
        return Optional.of(secret);
    }

    /**
     * Makes a new secret. For a day requests are signed with the one before too.
     *
     * @return the secret, which is not shown again
     * @throws ParleyException {@code COMMAND_NOT_FOUND}
     */
    public SigningSecret renewSecret(UserId bot, UserId owner, String name) {
        bots.holdOwned(bot, owner);
        SigningSecret secret = SigningSecret.random();
        if (!commands.renew(bot, commandName(name), secret)) {
            throw new ParleyException(ErrorCode.COMMAND_NOT_FOUND);
        }
        return secret;
    }

    private static String line(String field, @Nullable String text, int max) {
        return text == null ? "" : Line.of(field, text, 0, max);
    }

    public List<SlashCommand> ofBot(UserId bot, UserId owner) {
        bots.owned(bot, owner);
        return commands.of(bot);
    }

    /** @throws ParleyException {@code COMMAND_NOT_FOUND} */
    public void remove(UserId bot, UserId owner, String name) {
        bots.holdOwned(bot, owner);
        if (!commands.remove(bot, CommandName.of(name))) {
            throw new ParleyException(ErrorCode.COMMAND_NOT_FOUND);
        }
    }

    /** @throws ParleyException when the reader is not a member */
    public List<SlashCommand> inRoom(RoomId room, UserId reader) {
        messages.requireMember(reader, room);
        return commands.inRoom(room);
    }

    /** @throws ParleyException when the person is not a member; {@code COMMAND_NOT_FOUND} */
    public SlashCommands.Callable callable(RoomId room, UserId person, String name) {
        messages.requireMember(person, room);
        return commands.callable(room, commandName(name))
                .orElseThrow(() -> new ParleyException(ErrorCode.COMMAND_NOT_FOUND));
    }

    private static CommandName commandName(String text) {
        try {
            return CommandName.of(text);
        } catch (ParleyException e) {
            throw new ParleyException(ErrorCode.COMMAND_NOT_FOUND, ErrorCode.COMMAND_NOT_FOUND.text(), e);
        }
    }
}
