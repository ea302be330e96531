package org.parley.integration;

import java.util.Map;
import java.util.Optional;
import org.parley.account.UserId;
import org.parley.message.ClientId;
import org.parley.room.ReadPosition;
import org.parley.room.RoomId;

/**
 * What must be remembered for other corporate systems.
 *
 * <p>Blocks on I/O. Throws {@link org.parley.failure.ParleyException} with {@code ACCOUNTS_UNAVAILABLE} when the
 * database cannot be reached. Safe for use by many threads.
 */
public interface Integrations {

    /**
     * Moves the read positions of an integration forward: how far the events of its rooms are with the broker. Positions
     * behind the present ones, and those of rooms that it does not belong to, change nothing.
     */
    void advance(UserId account, Map<RoomId, ReadPosition> positions);

    /** What this command was answered when it was carried out. */
    Optional<String> answer(UserId account, ClientId command);

    /**
     * Notes the answer to a command in the transaction that carries it out.
     *
     * @return false if another transaction has carried it out: then this one must be rolled back
     */
    boolean note(UserId account, ClientId command, String answer);
}
