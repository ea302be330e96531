package org.parley.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.message.RoomEvent;
import org.parley.room.RoomId;

/**
 * What this node still owes the topic: events that the broker did not take, and events of which it is not known whether
 * they were stored. Of any number of events, it remembers a stretch a room, and a stretch of time.
 *
 * <p>Bounded: past {@link #CAPACITY} rooms the one owed longest is remembered by the stretch of time only. Thread-safe.
 */
public final class OwedEvents {
    private static final int CAPACITY = 50_000;

    /** Offsets, both included; between them may be other nodes' events. */
    public record Stretch(long first, long last) {
        private Stretch with(long offset) {
            return new Stretch(Math.min(first, offset), Math.max(last, offset));
        }
    }

    /** Times of events, the second excluded. */
    public record Window(Instant from, Instant until) {}

    private final Clock clock;
    private final LinkedHashMap<RoomId, Stretch> rooms = new LinkedHashMap<>();
    private final LinkedHashMap<RoomId, Long> heads = new LinkedHashMap<>();
    private @Nullable Window window;
    private long windowGrew;

    /** Nothing that is owed bears an earlier time. */
    private @Nullable Instant since;

    public OwedEvents(Clock clock) {
        this.clock = clock;
    }

    /**
     * The broker did not take these.
     *
     * @param notBefore no event of them that was stored just now bears an earlier time; one that does is a repetition,
     *     whose first time was somebody's to publish, and of which only the offset is made known
     */
    public synchronized void add(List<RoomEvent> events, Instant notBefore) {
        for (RoomEvent event : events) {
            heads.merge(event.room(), event.offset(), Math::max);
            if (!event.at().isBefore(notBefore)) {
                rooms.merge(
                        event.room(),
                        new Stretch(event.offset(), event.offset()),
                        (known, one) -> known.with(one.last));
                begin(notBefore);
            }
        }
        while (heads.size() > CAPACITY) {
            removeFirst(heads);
        }
        while (rooms.size() > CAPACITY) {
            removeFirst(rooms);
            inDoubt(since == null ? notBefore : since, clock.instant());
        }
    }

    /** Events with times in [{@code from}, {@code until}] may have been stored, or may yet be. */
    public synchronized void inDoubt(Instant from, Instant until) {
        Window known = window == null ? new Window(from, until) : window;
        window = new Window(
                from.isBefore(known.from) ? from : known.from,
                until.isBefore(known.until) ? known.until : until.plusMillis(1));
        windowGrew = System.nanoTime();
        begin(from);
    }

    private void begin(Instant earliest) {
        if (since == null || earliest.isBefore(since)) {
            since = earliest;
        }
    }

    /** Nothing that is owed bears an earlier time; empty when nothing is owed. */
    public synchronized Optional<Instant> since() {
        return Optional.ofNullable(since);
    }

    /** Takes out up to {@code limit} rooms of which it was not made known how far they have grown. */
    public synchronized Map<RoomId, Long> takeHeads(int limit) {
        Map<RoomId, Long> taken = firstOf(heads, limit);
        heads.keySet().removeAll(taken.keySet());
        return taken;
    }

    /** Puts back what was taken. */
    public synchronized void putBackHeads(Map<RoomId, Long> taken) {
        taken.forEach((room, offset) -> heads.merge(room, offset, Math::max));
    }

    public synchronized boolean hasHeads() {
        return !heads.isEmpty();
    }

    /** Up to {@code limit} of the rooms whose events are owed, those first that have been so for longest. */
    public synchronized Map<RoomId, Stretch> rooms(int limit) {
        return firstOf(rooms, limit);
    }

    /** These events are with the broker now. */
    public synchronized void published(Map<RoomId, Stretch> published) {
        published.forEach((room, stretch) -> rooms.computeIfPresent(room, (id, known) -> {
            if (known.first < stretch.first) {
                return known;
            }
            return known.last > stretch.last ? new Stretch(stretch.last + 1, known.last) : null;
        }));
        endIfPaid();
    }

    /** The stretch of time in which events are in doubt, once it has not grown for so long. */
    public synchronized Optional<Window> window(Duration quiet) {
        return System.nanoTime() - windowGrew < quiet.toNanos() ? Optional.empty() : Optional.ofNullable(window);
    }

    /** All events of this stretch of time are with the broker now. */
    public synchronized void published(Window published) {
        if (published.equals(window)) {
            window = null;
            endIfPaid();
        }
    }

    private void endIfPaid() {
        if (rooms.isEmpty() && window == null) {
            since = null;
        }
    }

    private static <V> Map<RoomId, V> firstOf(Map<RoomId, V> map, int limit) {
        Map<RoomId, V> first = new LinkedHashMap<>();
        map.entrySet().stream().limit(limit).forEach(entry -> first.put(entry.getKey(), entry.getValue()));
        return first;
    }

    private static void removeFirst(LinkedHashMap<RoomId, ?> map) {
        Iterator<RoomId> keys = map.keySet().iterator();
        keys.next();
        keys.remove();
    }
}
