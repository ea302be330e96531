package org.parley.socket.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parley.delivery.EncodedFrame;

/**
 * What waits for one socket, bounded in frames and in bytes.
 *
 * <p>One write is on its way at a time, with all that waits in it as far as the writer likes; the next follows when the
 * writer says that it has left. So the container's own queue, which has no bound, holds one write, and a client that
 * stops reading fills this one, which has. What is offered while the queue stands in line for its flush goes in the same
 * write. Thread-safe; never blocks.
 */
final class OutboundQueue {
    private final SocketWriter writer;
    private final int maxFrames;
    private final int maxBytes;
    private final Executor flusher;
    private final Consumer<Throwable> broken;
    private final Queue<EncodedFrame> waiting = new ArrayDeque<>();
    private final AtomicBoolean inLine = new AtomicBoolean();
    private final AtomicInteger signals = new AtomicInteger();
    private final Runnable flush = this::flushNow;
    private long bytes;
    private volatile boolean inFlight;
    private boolean closed;
    private @Nullable Runnable whenRoom;
    private @Nullable Runnable last;

    /**
     * @param flusher runs the flushes; holds at most one of this queue's
     * @param broken is told once that the writer failed
     */
    OutboundQueue(SocketWriter writer, int maxFrames, int maxBytes, Executor flusher, Consumer<Throwable> broken) {
        this.writer = writer;
        this.maxFrames = maxFrames;
        this.maxBytes = maxBytes;
        this.flusher = flusher;
        this.broken = broken;
    }

    /**
     * Takes a frame, however large, as long as less than the bounds waits: so a frame that is larger than all of the
     * queue gets through as well.
     *
     * @return false if it is full, and the frame is not in it
     */
    synchronized boolean offer(EncodedFrame frame) {
        if (closed || last != null) {
            return true;
        }
        if (waiting.size() >= maxFrames || bytes >= maxBytes) {
            return false;
        }
        waiting.add(frame);
        bytes += frame.size();
        return true;
    }

    /** Sends what waits, and what will be offered until its turn has come. */
    void flush() {
        if (inLine.compareAndSet(false, true)) {
            flusher.execute(flush);
        }
    }

    private void flushNow() {
        inLine.set(false);
        drain();
    }

    /** Calls that come while another is at it only leave it a signal. */
    private void drain() {
        if (signals.getAndIncrement() != 0) {
            return;
        }
        do {
            sendNext();
        } while (signals.decrementAndGet() != 0);
    }

    private void sendNext() {
        if (inFlight) {
            return;
        }
        List<EncodedFrame> frames = next();
        if (frames.isEmpty()) {
            Runnable end = takeLast();
            if (end != null) {
                end.run();
            }
        } else {
            inFlight = true;
            writer.write(frames, failure -> left(frames, failure));
        }
    }

    private void left(List<EncodedFrame> frames, @Nullable Throwable failure) {
        if (failure != null) {
            close();
            broken.accept(failure);
            return;
        }
        frames.forEach(EncodedFrame::taken);
        inFlight = false;
        Runnable task = takeWhenRoom();
        if (task != null) {
            task.run();
        }
        drain();
    }

    private synchronized List<EncodedFrame> next() {
        EncodedFrame first = waiting.poll();
        if (first == null) {
            return List.of();
        }
        long together = first.size();
        List<EncodedFrame> frames = List.of(first);
        for (EncodedFrame next = waiting.peek(); next != null; next = waiting.peek()) {
            together += next.size();
            if (together > writer.bytesAtOnce()) {
                break;
            }
            if (frames.size() == 1) {
                frames = new ArrayList<>(frames);
            }
            frames.add(waiting.remove());
        }
        for (EncodedFrame frame : frames) {
            bytes -= frame.size();
        }
        return frames;
    }

    /** Whether it is less than half full. */
    synchronized boolean hasRoom() {
        return !closed && bytes <= maxBytes / 2 && waiting.size() <= maxFrames / 2;
    }

    /** Runs {@code task} as soon as {@link #hasRoom}; an earlier one that waits is run first. */
    void whenRoom(Runnable task) {
        synchronized (this) {
            Runnable earlier = whenRoom;
            whenRoom = earlier == null
                    ? task
                    : () -> {
                        earlier.run();
                        task.run();
                    };
        }
        Runnable due = takeWhenRoom();
        if (due != null) {
            due.run();
        }
    }

    private synchronized @Nullable Runnable takeWhenRoom() {
        if (whenRoom == null || !hasRoom()) {
            return null;
        }
        Runnable task = whenRoom;
        whenRoom = null;
        return task;
    }

    /** Takes no more from now on, and runs {@code end} when all that waits has left; never, if it is closed before. */
    void finish(Runnable end) {
        synchronized (this) {
            if (closed || last != null) {
                return;
            }
            last = end;
            whenRoom = null;
        }
        flush();
    }

    private synchronized @Nullable Runnable takeLast() {
        if (closed || last == null) {
            return null;
        }
        closed = true;
        return last;
    }

    /** Forgets what waits, and takes no more. */
    synchronized void close() {
        closed = true;
        waiting.clear();
        bytes = 0;
        whenRoom = null;
    }
}
