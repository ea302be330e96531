package org.parley.client;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.parley.client.RoomListener.Anomaly;

/** What one client holds of one room, and the check that nothing is missing, doubled or miscounted. */
final class RoomStream {
    private static final long UNKNOWN = -1;

    private final RoomListener listener;
    private @Nullable FrameSocket source;
    private boolean overlapping;
    private long last;
    private long messages;

    RoomStream(RoomListener listener, long after) {
        this.listener = listener;
        this.last = after;
        this.messages = after == 0 ? 0 : UNKNOWN;
    }

    /**
     * From now on only this socket counts: what an older one still brings would come twice.
     *
     * @return the last offset held, to resume after; empty if it is this socket already
     */
    synchronized OptionalLong attach(FrameSocket socket) {
        if (source == socket) {
            return OptionalLong.empty();
        }
        source = socket;
        return OptionalLong.of(last);
    }

    /**
     * Lets the room be resumed once more on the socket it is on. What still comes of the stream so far may then come
     * again, and is no breach of promise until something new comes.
     */
    synchronized void detach(FrameSocket socket) {
        if (source == socket) {
            source = null;
            overlapping = true;
        }
    }

    /** Nothing that is held counts any more. */
    synchronized void restored() {
        last = 0;
        messages = 0;
        listener.onRestored();
    }

    synchronized void accept(FrameSocket socket, ServerFrame.Events frame) {
        if (source == socket) {
            frame.events().forEach(this::accept);
        }
    }

    synchronized void reset(FrameSocket socket, ServerFrame.Reset frame) {
        if (source == socket) {
            long before = last;
            last = frame.head();
            messages = UNKNOWN;
            listener.onReset(before, last);
        }
    }

    void refused(ServerFrame.Failure failure) {
        listener.onRefused(failure);
    }

    synchronized long last() {
        return last;
    }

    private synchronized void accept(Event event) {
        long expected = last + 1;
        if (event.offset() < expected) {
            if (!overlapping) {
                listener.onAnomaly(new Anomaly(Anomaly.Kind.REPEATED, expected, event));
            }
            return;
        }
        if (event.offset() > expected) {
            listener.onAnomaly(new Anomaly(Anomaly.Kind.GAP, expected, event));
        } else if (messages != UNKNOWN && event.messages() != messages + (event.isMessage() ? 1 : 0)) {
            listener.onAnomaly(new Anomaly(Anomaly.Kind.MISCOUNTED, expected, event));
        }
        overlapping = false;
        last = event.offset();
        messages = event.messages();
        listener.onEvent(event);
    }
}
