package org.parley.integration.command;

import org.parley.failure.ParleyException;

/** What came out of the queue. */
public interface ReceivedCommand {

    /** Characters of a command; a message's longest text has fewer by far. */
    int LONGEST = 256 * 1024;

    /**
     * What it says: at most {@value #LONGEST} characters.
     *
     * @throws ParleyException if it is no text, or a longer one
     */
    String text();

    /** How often the broker has handed it out, this time included. */
    int deliveries();
}
