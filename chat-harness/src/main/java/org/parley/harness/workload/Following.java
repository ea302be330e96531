package org.parley.harness.workload;

import org.parley.client.Event;
import org.parley.client.RoomListener;
import org.parley.client.ServerFrame;

/**
 * How far one client is with one room: what has come live, and what it has to page for after a reset. Safe for use by
 * many threads; nothing here blocks.
 */
final class Following implements RoomListener {

    /** What the client does for the room. */
    interface Actions {
        /** The events after {@code after} up to {@code head} are to be had by the history. */
        void page(Following following, long after, long head);

        /** The stream was refused for good. */
        void refused(Following following, ServerFrame.Failure failure);
    }

    private final LoadRoom room;
    private final Actions actions;
    private long last;
    private long pagingFrom = -1;
    private boolean stopped;

    Following(LoadRoom room, Actions actions) {
        this.room = room;
        this.actions = actions;
    }

    LoadRoom room() {
        return room;
    }

    /** A new stream begins. */
    synchronized void begin(long after) {
        last = after;
        pagingFrom = -1;
        stopped = false;
    }

    @Override
    public synchronized void onEvent(Event event) {
        last = event.offset();
    }

    @Override
    public void onReset(long before, long head) {
        synchronized (this) {
            last = head;
            if (pagingFrom < 0) {
                pagingFrom = before;
            }
        }
        actions.page(this, before, head);
    }

    @Override
    public void onRefused(ServerFrame.Failure failure) {
        if (!failure.retryable()) {
            stop();
            actions.refused(this, failure);
        }
    }

    /** What was paged for is all there. */
    synchronized void paged() {
        pagingFrom = -1;
    }

    synchronized void stop() {
        stopped = true;
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    /** The last offset before the first that is lacking. */
    synchronized long position() {
        return pagingFrom < 0 ? last : pagingFrom;
    }

    synchronized boolean isLevelWith(long head) {
        return !stopped && pagingFrom < 0 && last >= head;
    }
}
