package org.parley.integration.command;

import java.util.List;
import org.parley.integration.Integration;
import org.parley.integration.service.BrokerAwayException;

/**
 * The commands that were put aside, for those who see to them. May be used by any node, at the same time as others and as
 * the integration itself. Thread-safe; every method blocks for some seconds.
 */
public interface RejectedCommands {
    /** Commands that are listed. */
    int MOST_LISTED = 100;

    /** Commands that are given back at once. */
    int MOST_REPLAYED = 1_000;

    /** The oldest of them, at most {@value #MOST_LISTED}. */
    List<RejectedCommand> list(Integration integration) throws BrokerAwayException;

    /**
     * Puts those that have their text back, as they were sent, behind what waits in the queue of commands: the oldest
     * first, at most {@value #MOST_REPLAYED}, and none twice though it is put aside again. Each is in one of the two
     * queues, whatever crashes.
     *
     * @return how many
     */
    int replay(Integration integration) throws BrokerAwayException;

    /** The same for the one of this {@linkplain RejectedCommand#id id}; 0 if it is not there, or without its text. */
    int replay(Integration integration, String id) throws BrokerAwayException;
}
