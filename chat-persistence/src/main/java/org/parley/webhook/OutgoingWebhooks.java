package org.parley.webhook;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.parley.account.UserId;
import org.parley.room.RoomId;

/**
 * Where bots are told by HTTP what happens in their rooms: one place for each bot at most.
 *
 * <p>Methods that change something take part in the caller's transaction, or make their own. Blocks on I/O. Throws {@link
 * org.parley.failure.ParleyException} with {@code ACCOUNTS_UNAVAILABLE} when the database cannot be reached. Safe for use
 * by many threads.
 */
public interface OutgoingWebhooks {

    /** Gives one to a bot that has none, and that the caller holds. */
    void add(UserId bot, URI target, SigningSecret secret);

    /**
     * Sends that of a bot, which the caller holds, to this place from now on; one that had ended begins again. Its secret and
     * its dead letters stay.
     *
     * @return false if there is none
     */
    boolean change(UserId bot, URI target);

    /**
     * Has it signed with a new secret, and for the {@linkplain SigningSecrets#OVERLAP overlap} with the present one too.
     *
     * @return false if there is none
     */
    boolean renew(UserId bot, SigningSecret secret);

    /**
     * Takes it away, with its dead letters.
     *
     * @return false if there is none
     */
    boolean remove(UserId bot);

    Optional<WebhookState> find(UserId bot);

    /** How many there are, those that have ended among them. */
    long count();

    /** All that have not ended. */
    List<ActiveWebhook> active();

    /** Who gets the events of this room; empty when the webhook has ended, or is gone. */
    Optional<Recipient> recipient(UserId bot, RoomId room);

    /** The other side has answered, and works. */
    void works(UserId bot, String answer);

    /** The other side does not work: from the first time on since it did, it fails. */
    void fails(UserId bot, String answer);

    /** Nothing more is sent until the owner sets it anew. */
    void end(UserId bot, String reason);
}
