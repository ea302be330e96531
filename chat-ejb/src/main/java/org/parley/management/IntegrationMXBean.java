package org.parley.management;

import java.util.List;

/**
 * Other systems that this node serves. Counts are since the application started. Sends notifications when one does not
 * keep up, and when commands are put aside.
 */
public interface IntegrationMXBean {

    /** The names of those that this node serves; other nodes serve the others. */
    List<String> getServed();

    /** Events that the broker has taken for them. */
    long getEventsSent();

    /** Events that wait in memory for the broker; more may wait in the history. */
    int getEventsWaiting();

    /** How long the oldest event has waited that the broker has not taken yet, of all that this node serves. */
    long getSecondsBehind();

    /** Events that wait at the broker in the fullest of their subscriptions; counted every few seconds. */
    long getEventsUnread();

    /** Commands that were carried out, or refused with an answer. */
    long getCommandsAnswered();

    /** Commands that were put aside, since they cannot be carried out. */
    long getCommandsRejected();

    /**
     * The oldest commands of an integration that were put aside, at most 100, a line each: the id, when it was sent, and
     * why nobody could carry it out. Any node can tell.
     */
    List<String> rejected(String integration);

    /**
     * Gives commands that were put aside back to the queue of commands, as they were sent; those whose text was not kept
     * stay. Any node can do it.
     *
     * @param id of one; empty for all, the oldest first, at most 1,000
     * @return how many
     */
    int replay(String integration, String id);
}
