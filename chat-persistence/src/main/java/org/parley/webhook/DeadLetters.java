package org.parley.webhook;

import java.util.List;
import org.parley.account.UserId;
import org.parley.room.RoomId;

/**
 * The events that the receivers of webhooks have not taken. They are in the history; here is where they are.
 *
 * <p>Methods that change something take part in the caller's transaction, or make their own. Blocks on I/O. Throws {@link
 * org.parley.failure.ParleyException} with {@code ACCOUNTS_UNAVAILABLE} when the database cannot be reached. Safe for use
 * by many threads.
 */
public interface DeadLetters {

    /** Notes one, or what has become of one that is there: it is not wanted any more. */
    void bury(UserId bot, RoomId room, long offset, String reason);

    long count(UserId bot);

    /** The first of them, by room and offset. */
    List<DeadLetter> of(UserId bot, int limit);

    /**
     * All that there are now are wanted again; whoever serves the webhook learns of it by another {@linkplain
     * ActiveWebhook#revision revision}.
     *
     * @return how many
     */
    int want(UserId bot);

    /** The first that are wanted, by room and offset. */
    List<DeadLetter> wanted(UserId bot, int limit);

    /** None is wanted any more. */
    void putBack(UserId bot);

    void remove(UserId bot, RoomId room, long offset);
}
