package org.parley.bot.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.account.User;
import org.parley.account.UserId;
import org.parley.account.Username;
import org.parley.bot.AccessToken;
import org.parley.bot.AccessTokens;
import org.parley.bot.Bot;
import org.parley.bot.Bots;
import org.parley.bot.NewBot;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.room.service.RoomService;
import org.parley.session.LoginSessions;
import org.parley.settings.LiveSettings;
import org.parley.text.Line;

/**
 * Makes bots for people, and deletes them. Each method is one transaction.
 *
 * <p>Every method throws {@link ParleyException}, besides what it says itself: {@code NOT_FOUND} for a bot that there is
 * not, or that is somebody else's; {@code ACCOUNTS_UNAVAILABLE} when the database is away.
 */
@Stateless
public class BotService {
    private static final int MAX_DISPLAY_NAME = 64;

    @Inject
    Bots bots;

    @Inject
    AccessTokens tokens;

    @Inject
    LoginSessions sessions;

    @Inject
    RoomService rooms;

    @Inject
    LiveSettings<BotSettings> settings;

    /**
     * A new bot of {@code maker}, in no room and without a token.
     *
     * @param displayName absent or blank: the username
     * @throws ParleyException {@code USERNAME_TAKEN}; {@code LIMIT_REACHED}; {@code NOT_ALLOWED} to a bot, and to everybody
     *     in a house without bots; {@code INVALID_FIELD} or {@code INVALID_TEXT} for what cannot be taken
     */
    public Bot create(User maker, String username, @Nullable String displayName) {
        Username name = Username.of(username);
        String shown = displayName == null || displayName.isBlank()
                ? name.value()
                : Line.of("displayName", displayName, 1, MAX_DISPLAY_NAME);
        int limit = settings.get().perPerson();
        if (maker.bot() || limit == 0) {
            throw new ParleyException(ErrorCode.NOT_ALLOWED);
        }
        return bots.create(new NewBot(name, shown, maker.id()), limit);
    }

    public List<Bot> ownedBy(UserId owner) {
        return bots.ownedBy(owner);
    }

    /** The bot, if it is this person's. */
    public Bot owned(UserId bot, UserId owner) {
        return bots.find(bot).filter(found -> found.owner().equals(owner)).orElseThrow(BotService::notFound);
    }

    /**
     * As {@link #owned}, with nobody else changing what belongs to the bot until the transaction ends, if they hold it too.
     */
    public Bot holdOwned(UserId bot, UserId owner) {
        return bots.hold(bot).filter(found -> found.owner().equals(owner)).orElseThrow(BotService::notFound);
    }

    private static ParleyException notFound() {
        return new ParleyException(ErrorCode.NOT_FOUND, "You have no such bot.");
    }

    /**
     * Deletes a bot with all that belongs to it: it leaves its rooms, and its sessions end on all nodes. Its account and
     * its direct rooms stay, and nobody gets its name.
     *
     * @throws ParleyException {@code LAST_OWNER}: the bot has to delete a room first, or to get another owner for it;
     *     {@code SESSIONS_UNAVAILABLE}: the bot is as it was
     */
    public void delete(UserId bot, UserId owner) {
        holdOwned(bot, owner);
        rooms.leaveAll(bot);
        List<AccessToken> held = tokens.of(bot);
        bots.remove(bot);
        // before the commit: who opens a session meanwhile waits for it, and finds the token gone
        held.forEach(token -> sessions.end(token.session()));
    }
}
