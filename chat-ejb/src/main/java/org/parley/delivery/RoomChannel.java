package org.parley.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;
import org.parley.message.RoomEvent;
import org.parley.room.RoomId;

/**
 * A room that has readers on this node: the last offset handed to them, and who they are.
 *
 * <p>Everything that comes in, from the topic, from a repair or from somebody's catch-up, goes through {@link #advance}:
 * the next offset is handed on, an older one dropped, a gap noted. So every live reader gets each event once and in
 * order, from however many sources it came.
 *
 * <p>Thread-safe; the lock is never held over I/O.
 */
final class RoomChannel {
    /** So many events are kept to hand a reader over from catch-up to live, though the room be busy. */
    private static final int TAIL = 128;

    private final RoomId room;
    private final DeliveryMeter meter;
    private final Set<Subscription> subscriptions = new LinkedHashSet<>();
    private final ArrayDeque<RoomEvent> tail = new ArrayDeque<>();

    /** The last offset handed to live readers. */
    private long cursor;

    /** The highest offset heard of. Above the cursor: there is a gap to repair. */
    private long knownHead;

    private boolean repairing;

    /** @param head a position up to which the log is known to reach */
    RoomChannel(RoomId room, long head, DeliveryMeter meter) {
        this.room = room;
        this.meter = meter;
        this.cursor = head;
        this.knownHead = head;
    }

    RoomId room() {
        return room;
    }

    /**
     * Takes in events, and hands those that are next to the live readers. They may have gaps, where another node wrote
     * in between, and repeat what came before; what lies behind a gap is left for the repair.
     *
     * @param taken is run each time that a socket has taken what was handed on
     * @return the readers to flush, once no lock is held
     */
    synchronized List<RoomReader> advance(List<RoomEvent> events, @Nullable Runnable taken) {
        List<RoomEvent> next = new ArrayList<>(events.size());
        int repeated = 0;
        for (RoomEvent event : events) {
            knownHead = Math.max(knownHead, event.offset());
            long place = cursor + next.size() + 1;
            if (event.offset() == place) {
                next.add(event);
            } else if (event.offset() < place) {
                repeated++;
            }
        }
        if (repeated > 0) {
            meter.repeated(repeated);
        }
        if (next.isEmpty()) {
            return List.of();
        }
        cursor += next.size();
        remember(next);
        List<RoomReader> readers = hand(EventBatch.of(room, next, taken));
        meter.delivered(next.size(), readers.size());
        return readers;
    }

    private List<RoomReader> hand(EventBatch batch) {
        List<RoomReader> readers = new ArrayList<>(subscriptions.size());
        for (Subscription subscription : subscriptions) {
            if (subscription.live) {
                subscription.position = batch.last();
                subscription.reader.offer(batch);
                readers.add(subscription.reader);
            }
        }
        return readers;
    }

    private void remember(List<RoomEvent> events) {
        tail.addAll(events);
        while (tail.size() > TAIL) {
            tail.removeFirst();
        }
    }

    synchronized void heardOf(long offset) {
        knownHead = Math.max(knownHead, offset);
    }

    synchronized long cursor() {
        return cursor;
    }

    /** Whether there is a gap that nobody repairs; if so, the caller does. */
    synchronized boolean beginRepair() {
        if (repairing || knownHead <= cursor) {
            return false;
        }
        repairing = true;
        return true;
    }

    /** @return whether a gap is left, of which was heard in the meantime: the caller goes on */
    synchronized boolean endRepair() {
        repairing = knownHead > cursor;
        return repairing;
    }

    /** The history is unavailable: the gap stays known, somebody will begin again. */
    synchronized void abandonRepair() {
        repairing = false;
    }

    /** The history has nothing more: what was heard of the room was wrong. */
    synchronized void nothingBeyondCursor() {
        knownHead = cursor;
    }

    synchronized Subscription add(RoomReader reader, long position) {
        Subscription subscription = new Subscription(reader, this, position);
        subscriptions.add(subscription);
        return subscription;
    }

    synchronized void remove(Subscription subscription) {
        subscription.closed = true;
        subscription.live = false;
        subscriptions.remove(subscription);
    }

    /** Takes all streams of a person who may no longer read. */
    synchronized List<RoomReader> removeAll(UserId user) {
        List<RoomReader> removed = new ArrayList<>();
        for (Iterator<Subscription> all = subscriptions.iterator(); all.hasNext(); ) {
            Subscription subscription = all.next();
            if (subscription.reader.user().equals(user)) {
                subscription.closed = true;
                subscription.live = false;
                removed.add(subscription.reader);
                all.remove();
            }
        }
        return removed;
    }

    synchronized void removeAll() {
        for (Subscription subscription : subscriptions) {
            subscription.closed = true;
            subscription.live = false;
        }
        subscriptions.clear();
    }

    synchronized boolean isEmpty() {
        return subscriptions.isEmpty();
    }

    /** How a catch-up stands to the live stream. */
    enum Joining {
        /** It has joined, or was closed: it is over. */
        DONE,
        /** It lacks events that only the history has. */
        BEHIND,
        /** It holds events that have not yet come this way: the channel must be repaired first. */
        AHEAD
    }

    /** Joins the live stream if nothing lies between, or only what is remembered. */
    synchronized Joining join(Subscription subscription) {
        if (subscription.closed || subscription.live) {
            return Joining.DONE;
        }
        if (subscription.position > cursor) {
            knownHead = Math.max(knownHead, subscription.position);
            return Joining.AHEAD;
        }
        if (subscription.position < cursor) {
            List<RoomEvent> missing = tail.stream()
                    .filter(event -> event.offset() > subscription.position)
                    .toList();
            if (missing.isEmpty() || missing.get(0).offset() != subscription.position + 1) {
                return Joining.BEHIND;
            }
            subscription.reader.offer(EventBatch.of(room, missing));
            meter.delivered(missing.size(), 1);
            subscription.position = cursor;
        }
        subscription.live = true;
        return Joining.DONE;
    }

    /** Notes what a catch-up has handed to its reader. */
    synchronized boolean handed(Subscription subscription, EventBatch batch) {
        if (subscription.closed) {
            return false;
        }
        subscription.reader.offer(batch);
        meter.delivered(batch.events().size(), 1);
        subscription.position = batch.last();
        return true;
    }
}
