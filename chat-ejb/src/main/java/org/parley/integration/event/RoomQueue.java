package org.parley.integration.event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;
import org.parley.delivery.EventBatch;
import org.parley.delivery.RoomReader;
import org.parley.failure.ParleyException;
import org.parley.message.RoomEvent;
import org.parley.room.RoomId;

/**
 * Where the hub puts the events of an integration's rooms, each room's in order and without a hole, until they are taken
 * to the broker. Bounded: catch-ups wait, and a room whose live stream finds it full is <i>cut</i>; it takes nothing of
 * that room then until the room is followed anew, behind what it holds.
 *
 * <p>Thread-safe; one thread takes.
 */
final class RoomQueue implements RoomReader {
    /** Beyond so many events a catch-up waits. */
    private static final int ROOM = 1_000;

    /** Beyond so many a live stream is cut. */
    private static final int FULL = 4_000;

    private final UserId account;
    private final Deque<RoomEvent> events = new ArrayDeque<>();
    private final Map<RoomId, Long> ends = new HashMap<>();
    private final Set<RoomId> cut = new HashSet<>();
    private final List<Runnable> waiting = new ArrayList<>();

    RoomQueue(UserId account) {
        this.account = account;
    }

    @Override
    public UserId user() {
        return account;
    }

    @Override
    public synchronized void offer(EventBatch batch) {
        RoomId room = batch.events().get(0).room();
        if (cut.contains(room)) {
            return;
        }
        if (events.size() >= FULL) {
            cut.add(room);
        } else {
            events.addAll(batch.events());
            ends.put(room, batch.last());
        }
        notifyAll();
    }

    /** Does not happen to a reader that {@linkplain org.parley.delivery.LocalHub#follow follows}. */
    @Override
    public synchronized void reset(RoomId room, long head) {
        cut.add(room);
    }

    @Override
    public synchronized void failed(RoomId room, ParleyException reason) {
        cut.add(room);
    }

    @Override
    public void flush() {
        // what is offered is there to be taken
    }

    @Override
    public synchronized boolean hasRoom() {
        return events.size() < ROOM;
    }

    @Override
    public void whenRoom(Runnable task) {
        synchronized (this) {
            if (!hasRoom()) {
                waiting.add(task);
                return;
            }
        }
        task.run();
    }

    /**
     * Takes the oldest events, at least one unless none came in time.
     *
     * @param most events
     */
    List<RoomEvent> take(int most, long patienceMillis) throws InterruptedException {
        List<RoomEvent> taken = new ArrayList<>();
        List<Runnable> released = List.of();
        synchronized (this) {
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
            while (events.isEmpty()) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return List.of();
                }
                wait(left);
            }
            while (!events.isEmpty() && taken.size() < most) {
                taken.add(events.removeFirst());
            }
            if (hasRoom() && !waiting.isEmpty()) {
                released = List.copyOf(waiting);
                waiting.clear();
            }
        }
        released.forEach(Runnable::run);
        return taken;
    }

    /** Takes no more of this room until {@link #admit}. */
    synchronized void cut(RoomId room) {
        cut.add(room);
        notifyAll();
    }

    /** The rooms that are cut, or could not be followed. */
    synchronized Set<RoomId> cut() {
        return Set.copyOf(cut);
    }

    /** Takes this room again. Its former stream must have ended: what it brought in between would leave a hole. */
    synchronized void admit(RoomId room) {
        cut.remove(room);
    }

    /** The last offset of this room that is, or was, in here; 0 if there was none. */
    synchronized long end(RoomId room) {
        return ends.getOrDefault(room, 0L);
    }

    synchronized void forget(RoomId room) {
        ends.remove(room);
    }

    /** The next one; null if there is none. */
    synchronized @Nullable RoomEvent first() {
        return events.peekFirst();
    }

    synchronized int size() {
        return events.size();
    }
}
