package org.parley.message.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.message.AppendOutcome.Appended;
import org.parley.message.MessageHistory;
import org.parley.message.NewEvent;
import org.parley.trace.SampledAppend;

/**
 * Collects events while a write to the history is in flight, and writes all that collected in the next one: many events
 * a commit under load, no added wait without.
 *
 * <p>A room is always in the same lane, and a lane writes one batch at a time, in the order of arrival; so the order in
 * which a node's callers append to a room is the order of the offsets. What is contended is written first in the next
 * batch. Nothing waits without bound: a full lane refuses at once with {@code OVERLOADED}, and whoever has waited for
 * {@link Limits#patience} is answered, and not written any more.
 *
 * <p>Threads: {@link #append} never blocks. The stages it returns complete on the lane's thread: what hangs on them must
 * not block.
 */
public final class GroupCommit implements AutoCloseable {

    /**
     * How much is done at once.
     *
     * @param lanes writers at work at the same time, each with one connection to the store
     * @param waiting events that may wait in a lane
     * @param batch events written in one commit at the most
     * @param patience how long an event may wait
     */
    public record Limits(int lanes, int waiting, int batch, Duration patience) {}

    /** Learns what became of the writes. Called on the lanes' threads; must not block or throw. */
    public interface Listener {

        /** Before their stages complete: these were stored, or were found stored. */
        void committed(List<Appended> events);

        /**
         * A write has failed: events that bear a time between these may be stored, or may yet be. Does nothing unless
         * overridden.
         */
        default void inDoubt(Instant began, Instant failed) {}
    }

    /**
     * What must hold when an event is written. Asked on the lane's thread: must not block. If it does not, the event is
     * refused with {@code HISTORY_UNAVAILABLE}, since who asks again is told why.
     *
     * @param stillAllowed asked if the event had to wait for some time
     * @param mayFollow whether nothing was lost that has to stand before the event. What the same caller appended to the
     *     room before is written by then, or is written with it
     */
    public record Conditions(BooleanSupplier stillAllowed, BooleanSupplier mayFollow) {}

    private final List<CommitLane> lanes;

    /**
     * Starts the lanes.
     *
     * @param clock the one by which the history stamps events
     */
    public GroupCommit(
            MessageHistory history,
            Limits limits,
            ThreadFactory threads,
            Listener listener,
            CommitMeter meter,
            Clock clock) {
        this.lanes = IntStream.range(0, limits.lanes())
                .mapToObj(i -> new CommitLane(history, limits, listener, meter, clock))
                .toList();
        lanes.forEach(lane -> threads.newThread(lane).start());
    }

    /** Appends an event that is allowed however long it waits, and is not traced. */
    public CompletionStage<Appended> append(NewEvent event) {
        return append(event, new Conditions(() -> true, () -> true), null);
    }

    /**
     * Appends an event.
     *
     * @param trace is told when it is stored; null if it is not traced
     * @return completes when the event is durable; fails with a {@link ParleyException}: {@code OVERLOADED} when
     *     nothing was tried, {@code HISTORY_UNAVAILABLE} when it may or may not be stored
     */
    public CompletionStage<Appended> append(NewEvent event, Conditions conditions, @Nullable SampledAppend trace) {
        CommitLane lane = lanes.get(Math.floorMod(event.room().hashCode(), lanes.size()));
        CompletableFuture<Appended> result = new CompletableFuture<>();
        if (!lane.offer(new CommitLane.Waiting(event, conditions, System.nanoTime(), trace, result))) {
            result.completeExceptionally(new ParleyException(ErrorCode.OVERLOADED));
        }
        return result;
    }

    /**
     * To be called about once a second: whoever waits for a store that hangs is answered {@code HISTORY_UNAVAILABLE}.
     * What was being written may still be stored; appending it again tells.
     */
    public void giveUpOnStuckWrites() {
        lanes.forEach(CommitLane::giveUpOnStuckWrite);
    }

    /** When the oldest write was begun of which the listener was not told yet; empty when there is none. */
    public Optional<Instant> oldestWrite() {
        return lanes.stream().flatMap(lane -> lane.untoldSince().stream()).min(Comparator.naturalOrder());
    }

    /** How many events wait, over all lanes; for monitoring. */
    public int waiting() {
        return lanes.stream().mapToInt(CommitLane::waiting).sum();
    }

    /** Refuses what comes from now on, and writes what waits. */
    @Override
    public void close() {
        lanes.forEach(CommitLane::close);
    }
}
