package org.parley.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.parley.failure.ParleyException;
import org.parley.room.RoomId;
import org.parley.work.Workers;

/**
 * Compares the rooms that have readers here with the history, round and round: what was lost on the way without a later
 * event to show the gap is found so. A slice of the rooms every few seconds in quiet times; all of them every
 * second while nothing comes from a broker.
 */
@ApplicationScoped
public class RoomAudit {
    private static final Logger LOG = Logger.getLogger(RoomAudit.class.getName());
    private static final int TICKS_PER_SLICE = 5;
    private static final int SLICE = 500;

    private final Queue<RoomId> round = new ArrayDeque<>();
    private final AtomicBoolean running = new AtomicBoolean();

    /** All rooms are to be compared, and that was not done yet. */
    private volatile boolean allOwed;

    private int ticks;

    @Inject
    private LocalHub hub;

    @Inject
    private Workers workers;

    /**
     * To be called once a second. Does not block.
     *
     * @param isDeaf whether events do not come by themselves, so that all rooms are to be compared now
     */
    public void tick(boolean isDeaf) {
        ticks++;
        if (isDeaf) {
            allOwed = true;
        }
        boolean due = allOwed || ticks % TICKS_PER_SLICE == 0;
        if (due && running.compareAndSet(false, true)) {
            workers.execute(this::audit);
        }
    }

    /** All rooms are to be compared at the next tick. Does not block; for any thread. */
    public void owe() {
        allOwed = true;
    }

    private void audit() {
        boolean all = allOwed;
        allOwed = false;
        try {
            if (all || round.isEmpty()) {
                round.clear();
                round.addAll(hub.rooms());
            }
            do {
                hub.audit(nextSlice());
            } while (all && !round.isEmpty());
        } catch (ParleyException e) {
            allOwed |= all;
            LOG.log(Level.FINE, "delivery: rooms cannot be compared with the history now: {0}", e.code());
        } catch (RuntimeException e) {
            allOwed |= all;
            LOG.log(Level.SEVERE, "delivery: comparing rooms with the history failed", e);
        } finally {
            running.set(false);
        }
    }

    private List<RoomId> nextSlice() {
        List<RoomId> slice = new ArrayList<>(SLICE);
        while (slice.size() < SLICE && !round.isEmpty()) {
            slice.add(round.remove());
        }
        return slice;
    }
}
