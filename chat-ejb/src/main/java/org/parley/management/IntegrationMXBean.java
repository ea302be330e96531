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
}
