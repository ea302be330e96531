package org.parley.bench.writer;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.parley.account.UserId;
import org.parley.bench.load.LoadException;
import org.parley.message.AppendOutcome.Appended;
import org.parley.message.ClientId;
import org.parley.message.EventContent;
import org.parley.message.MessageHistory;
import org.parley.message.NewEvent;
import org.parley.message.service.CommitMeter;
import org.parley.message.service.GroupCommit;
import org.parley.room.RoomId;

/** Keeps so many messages under way through one {@link GroupCommit}, each in a room drawn at random. */
final class Writer {
    private static final int LANES = 4;
    private static final GroupCommit.Limits LIMITS = new GroupCommit.Limits(LANES, 5_000, 500, Duration.ofMinutes(1));
    private static final String TEXT = "x".repeat(100);
    private static final long LONGEST = Duration.ofMinutes(1).toNanos();
    private static final double MILLIS = 1e6;
    private static final double SECONDS = 1e9;

    private final MessageHistory history;
    private final HeadTopic topic;
    private final WriterOrder order;
    private final List<RoomId> rooms;
    private final UserId author = new UserId(UUID.randomUUID());
    private final Histogram latencies = new ConcurrentHistogram(LONGEST, 3);
    private final AtomicLong commits = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private volatile boolean measuring;

    Writer(MessageHistory history, HeadTopic topic, WriterOrder order) {
        this.history = history;
        this.topic = topic;
        this.order = order;
        // every writer draws the same ids
        this.rooms = IntStream.range(0, order.rooms())
                .mapToObj(i -> new RoomId(UUID.nameUUIDFromBytes(("room " + i).getBytes(StandardCharsets.UTF_8))))
                .toList();
    }

    WriterResult write() throws InterruptedException {
        Semaphore free = new Semaphore(order.window());
        try (GroupCommit log =
                new GroupCommit(history, LIMITS, Thread::new, this::committed, CommitMeter.NONE, Clock.systemUTC())) {
            long begun = 0;
            for (long sent = 0;
                    begun == 0 || System.nanoTime() - begun < order.time().toNanos();
                    sent++) {
                free.acquire();
                send(log, free, sent);
                if (begun == 0 && !Instant.now().isBefore(order.start())) {
                    begun = System.nanoTime();
                    measuring = true;
                }
            }
            measuring = false;
            return result((System.nanoTime() - begun) / SECONDS);
        }
    }

    private void send(GroupCommit log, Semaphore free, long number) {
        RoomId room = rooms.get(ThreadLocalRandom.current().nextInt(rooms.size()));
        NewEvent event =
                new NewEvent(room, author, new ClientId(Long.toString(number)), new EventContent.Message(TEXT, false));
        long due = System.nanoTime();
        log.append(event).whenComplete((stored, failure) -> {
            free.release();
            if (failure != null) {
                failures.incrementAndGet();
            } else if (measuring) {
                latencies.recordValue(Math.min(LONGEST, System.nanoTime() - due));
            }
        });
    }

    private void committed(List<Appended> batch) {
        if (measuring) {
            commits.incrementAndGet();
        }
        topic.tell(batch.stream().map(Appended::event).toList());
    }

    private WriterResult result(double seconds) {
        if (failures.get() > 0) {
            throw new LoadException(failures.get() + " messages were not stored");
        }
        // the lanes are never idle: they share the time among their commits
        double commit = LANES * seconds * 1000 / Math.max(1, commits.get());
        return new WriterResult(
                latencies.getTotalCount(), seconds, latencies.getValueAtPercentile(99) / MILLIS, commit);
    }
}
