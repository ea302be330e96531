package org.parley.management;

/** What this node writes to the history. Counts are since the application started. */
public interface HistoryMXBean {

    /** Writes that ended well. */
    long getCommits();

    /** Events of those writes. */
    long getEvents();

    /** Milliseconds that such a write took on average. */
    double getMeanCommitMillis();

    /** Events that wait to be written. */
    int getEventsWaiting();

    /** Events that another node's write was ahead of; they went into the next. */
    long getEventsContended();

    /** Events of writes that failed. */
    long getEventsInDoubt();
}
