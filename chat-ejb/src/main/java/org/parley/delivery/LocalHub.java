package org.parley.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.message.MessageHistory;
import org.parley.message.RoomEvent;
import org.parley.message.RoomHead;
import org.parley.room.RoomId;

/**
 * Hands the events of rooms to their readers on this node.
 *
 * <p><b>Guarantee.</b> A reader that has subscribed after offset n gets n+1, n+2, … each once and in order, as long as
 * it stays, or is told to {@linkplain RoomReader#reset start further on}. Events may come here late, twice, or not at
 * all: a gap is filled from the history, once for all readers of the room; what was lost without a gap to show it is
 * found by {@link #audit}.
 *
 * <p><b>Threads.</b> Safe for many. {@link #deliver} and {@link #heardOf} do no I/O of their own; what needs the history
 * runs on the executor.
 */
public final class LocalHub {
    private static final Logger LOG = Logger.getLogger(LocalHub.class.getName());
    private static final int PAGE = 200;

    private final MessageHistory history;
    private final Executor executor;
    private final int resumeEvents;
    private final Interest interest;
    private final DeliveryMeter meter;
    private final Map<RoomId, RoomChannel> channels = new ConcurrentHashMap<>();

    /**
     * @param executor may block on I/O
     * @param resumeEvents a reader that lacks more than this is told to page
     */
    public LocalHub(
            MessageHistory history, Executor executor, int resumeEvents, Interest interest, DeliveryMeter meter) {
        this.history = history;
        this.executor = executor;
        this.resumeEvents = resumeEvents;
        this.interest = interest;
        this.meter = meter;
    }

    /** Takes in events of one room, with gaps and doubles as they come. Rooms without readers here are passed over. */
    public void deliver(RoomId room, List<RoomEvent> events) {
        deliver(room, events, null);
    }

    /**
     * The same.
     *
     * @param taken is run each time that a socket has taken those of them that could be handed on at once
     */
    public void deliver(RoomId room, List<RoomEvent> events, @Nullable Runnable taken) {
        RoomChannel channel = channels.get(room);
        if (channel != null && !events.isEmpty()) {
            channel.advance(events, taken).forEach(RoomReader::flush);
            repairIfNeeded(channel);
        }
    }

    /** The room's log reaches to {@code offset}: if that has not come this way, it is fetched. */
    public void heardOf(RoomId room, long offset) {
        RoomChannel channel = channels.get(room);
        if (channel != null) {
            channel.heardOf(offset);
            repairIfNeeded(channel);
        }
    }

    /** The rooms that have readers here. */
    public Collection<RoomId> rooms() {
        return List.copyOf(channels.keySet());
    }

    /** How many rooms have readers here. */
    public int roomCount() {
        return channels.size();
    }

    /** Compares these rooms with the history, and fetches what never came. Blocks on I/O. */
    public void audit(Collection<RoomId> rooms) {
        history.heads(rooms).forEach((room, head) -> heardOf(room, head.offset()));
    }

    /**
     * Begins a reader's stream of a room; the caller has made sure that the reader may read it, and that {@code after}
     * does not lie beyond {@code head}. Returns at once; the events follow.
     *
     * @param after the last offset that the reader holds
     * @param head the room's end, read from the history for this call
     */
    public Subscription subscribe(RoomReader reader, RoomId room, long after, RoomHead head) {
        if (head.offset() - after > resumeEvents) {
            reader.reset(room, head.offset());
            return follow(reader, room, head.offset(), head);
        }
        return follow(reader, room, after, head);
    }

    /** The same, for a reader that wants all that it lacks, however much that is. */
    public Subscription follow(RoomReader reader, RoomId room, long after, RoomHead head) {
        List<Subscription> added = new ArrayList<>(1);
        channels.compute(room, (id, present) -> {
            RoomChannel channel = present == null ? begin(id, head) : present;
            added.add(channel.add(reader, after));
            return channel;
        });
        Subscription subscription = added.get(0);
        subscription.channel.heardOf(head.offset());
        repairIfNeeded(subscription.channel);
        executor.execute(() -> catchUp(subscription));
        return subscription;
    }

    private RoomChannel begin(RoomId room, RoomHead head) {
        interest.gained(room);
        return new RoomChannel(room, head.offset(), meter);
    }

    /** Ends a stream. What was handed over before still arrives. */
    public void unsubscribe(Subscription subscription) {
        subscription.channel.remove(subscription);
        dropIfEmpty(subscription.channel);
    }

    /** Ends all streams of a person in a room, at once. */
    public void removeReader(RoomId room, UserId user) {
        RoomChannel channel = channels.get(room);
        if (channel != null) {
            channel.removeAll(user).forEach(RoomReader::flush);
            dropIfEmpty(channel);
        }
    }

    /** Ends all streams of a room that is gone, at once. */
    public void removeAllReaders(RoomId room) {
        RoomChannel channel = channels.get(room);
        if (channel != null) {
            channel.removeAll();
            dropIfEmpty(channel);
        }
    }

    private void dropIfEmpty(RoomChannel channel) {
        channels.computeIfPresent(channel.room(), (room, present) -> {
            if (present == channel && channel.isEmpty()) {
                interest.lost(room);
                return null;
            }
            return present;
        });
    }

    private static void advance(RoomChannel channel, List<RoomEvent> events) {
        channel.advance(events, null).forEach(RoomReader::flush);
    }

    private void repairIfNeeded(RoomChannel channel) {
        if (channel.beginRepair()) {
            executor.execute(() -> repair(channel));
        }
    }

    private void repair(RoomChannel channel) {
        try {
            do {
                long cursor = channel.cursor();
                List<RoomEvent> missing = history.after(channel.room(), cursor, PAGE);
                if (missing.isEmpty()) {
                    if (channel.cursor() == cursor) {
                        channel.nothingBeyondCursor();
                    }
                } else {
                    meter.repaired(missing.size());
                    advance(channel, missing);
                }
            } while (channel.endRepair());
        } catch (ParleyException e) {
            channel.abandonRepair();
            LOG.log(Level.WARNING, "delivery: gap stays for now: room={0} reason={1}", new Object[] {
                channel.room(), e.code()
            });
        } catch (RuntimeException e) {
            channel.abandonRepair();
            LOG.log(Level.SEVERE, "delivery: repair failed: room=" + channel.room(), e);
        }
    }

    private void catchUp(Subscription subscription) {
        RoomReader reader = subscription.reader;
        try {
            while (true) {
                RoomChannel.Joining joining = subscription.channel.join(subscription);
                if (joining == RoomChannel.Joining.DONE) {
                    reader.flush();
                    return;
                }
                if (!reader.hasRoom()) {
                    reader.flush();
                    reader.whenRoom(() -> executor.execute(() -> catchUp(subscription)));
                    return;
                }
                if (!fetch(subscription, joining)) {
                    return;
                }
            }
        } catch (ParleyException e) {
            fail(subscription, e);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "delivery: catch-up failed: room=" + subscription.channel.room(), e);
            fail(subscription, new ParleyException(ErrorCode.INTERNAL, ErrorCode.INTERNAL.text(), e));
        }
    }

    /** @return whether to go on */
    private boolean fetch(Subscription subscription, RoomChannel.Joining joining) {
        RoomChannel channel = subscription.channel;
        if (joining == RoomChannel.Joining.AHEAD) {
            List<RoomEvent> missing = history.after(channel.room(), channel.cursor(), PAGE);
            if (!missing.isEmpty()) {
                advance(channel, missing);
                return true;
            }
        }
        List<RoomEvent> page = history.after(channel.room(), subscription.position, PAGE);
        if (page.isEmpty()) {
            throw new ParleyException(ErrorCode.OFFSET_OUT_OF_RANGE);
        }
        boolean open = channel.handed(subscription, EventBatch.of(channel.room(), page));
        subscription.reader.flush();
        advance(channel, page);
        return open;
    }

    private void fail(Subscription subscription, ParleyException reason) {
        unsubscribe(subscription);
        subscription.reader.failed(subscription.channel.room(), reason);
        subscription.reader.flush();
    }
}
