package org.parley.message.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.message.AppendOutcome;
import org.parley.message.AppendOutcome.Appended;
import org.parley.message.MessageHistory;
import org.parley.message.NewEvent;
import org.parley.trace.SampledAppend;
import org.parley.trace.Traces;

/** One writer of the {@link GroupCommit}: takes what waits, writes it as one batch, answers, and again. */
final class CommitLane implements Runnable {
    private static final Logger LOG = Logger.getLogger(CommitLane.class.getName());
    private static final long IDLE_CHECK_MILLIS = 500;

    /** What has waited for longer must prove that it is still allowed. */
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    /** An event and who waits for it, since when. */
    record Waiting(
            NewEvent event,
            GroupCommit.Conditions conditions,
            long since,
            @Nullable SampledAppend trace,
            CompletableFuture<Appended> result) {
        private void giveUp() {
            result.completeExceptionally(new ParleyException(ErrorCode.HISTORY_UNAVAILABLE));
        }
    }

    private final MessageHistory history;
    private final GroupCommit.Listener listener;
    private final CommitMeter meter;
    private final Clock clock;
    private final BlockingQueue<Waiting> queue;
    private final int maxBatch;
    private final long patienceNanos;

    /** Contended in the last batch, to go first in the next. Never longer than a batch. */
    private List<Waiting> carried = new ArrayList<>();

    /** With the store right now, unanswered, since {@link #writingSince}. */
    private volatile List<Waiting> writing = List.of();

    private volatile long writingSince;

    /** When the write was begun of which the listener was not told yet what became of it. */
    private volatile @Nullable Instant untoldSince;

    private volatile boolean closed;

    CommitLane(
            MessageHistory history,
            GroupCommit.Limits limits,
            GroupCommit.Listener listener,
            CommitMeter meter,
            Clock clock) {
        this.history = history;
        this.listener = listener;
        this.meter = meter;
        this.clock = clock;
        this.queue = new ArrayBlockingQueue<>(limits.waiting());
        this.maxBatch = limits.batch();
        this.patienceNanos = limits.patience().toNanos();
    }

    boolean offer(Waiting waiting) {
        return !closed && queue.offer(waiting);
    }

    int waiting() {
        return queue.size();
    }

    void close() {
        closed = true;
    }

    Optional<Instant> untoldSince() {
        return Optional.ofNullable(untoldSince);
    }

    /** Answers those whose write has taken longer than patience, and all who wait behind it. */
    void giveUpOnStuckWrite() {
        List<Waiting> stuck = writing;
        if (!stuck.isEmpty() && System.nanoTime() - writingSince > patienceNanos) {
            stuck.forEach(Waiting::giveUp);
            failQueued(new ParleyException(ErrorCode.HISTORY_UNAVAILABLE));
        }
    }

    @Override
    public void run() {
        try {
            while (!closed || !queue.isEmpty() || !carried.isEmpty()) {
                List<Waiting> batch = nextBatch();
                if (!batch.isEmpty()) {
                    Instant began = clock.instant();
                    untoldSince = began;
                    write(batch, began);
                    untoldSince = null;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closed = true;
        failAll(new ParleyException(ErrorCode.OVERLOADED));
    }

    private List<Waiting> nextBatch() throws InterruptedException {
        List<Waiting> batch = carried;
        carried = new ArrayList<>();
        if (batch.isEmpty()) {
            Waiting first = queue.poll(IDLE_CHECK_MILLIS, TimeUnit.MILLISECONDS);
            if (first == null) {
                return batch;
            }
            batch.add(first);
        }
        queue.drainTo(batch, maxBatch - batch.size());
        batch.removeIf(this::isOver);
        return batch;
    }

    /**
     * Whether this is not to be written: its sender was told already that it is not, which holds for what was contended
     * in a write that took too long; or it has waited too long itself; or its author has been removed in the meantime; or what
     * has to stand before it was not stored.
     */
    private boolean isOver(Waiting waiting) {
        long waited = System.nanoTime() - waiting.since();
        if (waited > patienceNanos
                || (waited > FRESH_NANOS && !waiting.conditions().stillAllowed().getAsBoolean())
                || !waiting.conditions().mayFollow().getAsBoolean()) {
            waiting.giveUp();
        }
        return waiting.result().isDone();
    }

    private void write(List<Waiting> batch, Instant began) {
        writingSince = System.nanoTime();
        writing = batch;
        List<AppendOutcome> outcomes;
        try {
            outcomes = history.append(batch.stream().map(Waiting::event).toList());
        } catch (ParleyException e) {
            LOG.log(Level.WARNING, "history: a batch of {0} was not stored: {1}", new Object[] {
                batch.size(), cause(e), traceField(batch)
            });
            inDoubt(batch, began);
            batch.forEach(waiting -> waiting.result().completeExceptionally(e));
            return;
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "history: a batch of " + batch.size() + " failed", e);
            inDoubt(batch, began);
            ParleyException internal = new ParleyException(ErrorCode.INTERNAL, ErrorCode.INTERNAL.text(), e);
            batch.forEach(waiting -> waiting.result().completeExceptionally(internal));
            return;
        } finally {
            writing = List.of();
        }
        long took = System.nanoTime() - writingSince;
        answer(batch, outcomes);
        meter.committed(batch.size() - carried.size(), carried.size(), Duration.ofNanos(took));
    }

    private void inDoubt(List<Waiting> batch, Instant began) {
        listener.inDoubt(began, clock.instant());
        meter.failed(batch.size());
    }

    private void answer(List<Waiting> batch, List<AppendOutcome> outcomes) {
        List<Appended> appended = new ArrayList<>(batch.size());
        List<SampledAppend.Stored> sampled = List.of();
        for (int i = 0; i < batch.size(); i++) {
            if (outcomes.get(i) instanceof Appended stored) {
                appended.add(stored);
                SampledAppend trace = batch.get(i).trace();
                if (trace != null) {
                    sampled = sampled.isEmpty() ? new ArrayList<>() : sampled;
                    sampled.add(new SampledAppend.Stored(trace, stored.event().offset()));
                }
            } else {
                carried.add(batch.get(i));
            }
        }
        if (!sampled.isEmpty()) {
            Traces.stored(sampled, batch.size());
        }
        if (!appended.isEmpty()) {
            listener.committed(appended);
        }
        for (int i = 0; i < batch.size(); i++) {
            if (outcomes.get(i) instanceof Appended stored) {
                batch.get(i).result().complete(stored);
            }
        }
    }

    private void failAll(ParleyException reason) {
        carried.forEach(waiting -> waiting.result().completeExceptionally(reason));
        failQueued(reason);
    }

    private void failQueued(ParleyException reason) {
        for (Waiting waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
            waiting.result().completeExceptionally(reason);
        }
    }

    /** For the log: a parameter that is a map becomes fields there. */
    private static Map<String, String> traceField(List<Waiting> batch) {
        return batch.stream()
                .map(Waiting::trace)
                .filter(Objects::nonNull)
                .findFirst()
                .map(trace -> Map.of("trace", trace.traceId()))
                .orElse(Map.of());
    }

    private static @Nullable Throwable cause(ParleyException e) {
        return e.getCause() == null ? e : e.getCause();
    }
}
