package org.parley.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.parley.message.RoomEvent;

/**
 * The events that this node has committed and the broker has not confirmed, first in, first out; and a mark: every event
 * of this node with an earlier {@link RoomEvent#at()} is confirmed, or stands among the {@link OwedEvents}.
 *
 * <p>The mark costs nothing per event. Once in a while an instant is noted together with how many events have come in by
 * then; when so many have gone out, the mark moves up to it. Thread-safe; {@link #take} and {@link #settled} belong to
 * the publisher's thread.
 */
public final class Outbox {
    private final Clock clock;
    private final OwedEvents owed;
    private final BlockingQueue<RoomEvent> waiting;

    private long offered;
    private long settled;

    /** When {@link #settled} has come to {@link #nextMarkAt}, this is the mark. */
    private Instant nextMark;

    private long nextMarkAt;
    private Instant mark;

    /** @param clock the one by which the history stamps events; it must not go back */
    public Outbox(Clock clock, OwedEvents owed, int capacity) {
        this.clock = clock;
        this.owed = owed;
        this.waiting = new ArrayBlockingQueue<>(capacity);
        this.mark = now();
        this.nextMark = mark;
    }

    /** Takes events in, in order, up to the first for which there is no space: that and the rest come to be owed. */
    public List<RoomEvent> offer(List<RoomEvent> events) {
        synchronized (this) {
            for (int i = 0; i < events.size(); i++) {
                if (!waiting.offer(events.get(i))) {
                    List<RoomEvent> refused = events.subList(i, events.size());
                    owed.add(refused, mark);
                    return refused;
                }
                offered++;
            }
        }
        return List.of();
    }

    /** The next events, waiting for the first of them no longer than {@code patience}. */
    public List<RoomEvent> take(int limit, Duration patience) throws InterruptedException {
        List<RoomEvent> events = new ArrayList<>();
        RoomEvent first = waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            events.add(first);
            waiting.drainTo(events, limit - 1);
        }
        return events;
    }

    /** How many events wait. */
    public int size() {
        return waiting.size();
    }

    /** What waits, as it is now. */
    public Collection<RoomEvent> waiting() {
        return List.copyOf(waiting);
    }

    /** So many of the events {@linkplain #take taken} were dealt with: confirmed, or else they come to be owed. */
    public synchronized void settled(List<RoomEvent> events, boolean confirmed) {
        if (!confirmed) {
            owed.add(events, mark);
        }
        settled += events.size();
    }

    /**
     * Moves the mark as far as is known, and gives it: what is owed included.
     *
     * @param oldestWrite when the oldest of the writes to the history that are under way was begun; a write is under
     *     way until its events were offered here, or have come to be in doubt
     */
    public Instant publishedUpTo(Supplier<Optional<Instant>> oldestWrite) {
        // In this order: a write that begins after the instant bears a later time; one that has ended was offered.
        Instant now = now();
        Instant allOffered = oldestWrite
                .get()
                .map(began -> began.truncatedTo(ChronoUnit.MILLIS))
                .filter(began -> began.isBefore(now))
                .orElse(now);
        Instant reached;
        synchronized (this) {
            moveMark();
            if (nextMark.equals(mark)) {
                nextMark = allOffered;
                nextMarkAt = offered;
                moveMark();
            }
            reached = mark;
        }
        return owed.since().filter(since -> since.isBefore(reached)).orElse(reached);
    }

    private void moveMark() {
        if (settled >= nextMarkAt) {
            mark = nextMark;
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
