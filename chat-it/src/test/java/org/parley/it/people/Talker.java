package org.parley.it.people;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.parley.client.ServerFrame;

/** Somebody who says the next thing in a room as soon as the last is acknowledged, and takes the time. */
public final class Talker {
    private final Participant person;
    private final UUID room;
    private final Duration pause;
    private final RoomRecord seen;
    private final Collection<CompletableFuture<ServerFrame.Ack>> acks = new ConcurrentLinkedQueue<>();
    private final AtomicLong longestWait = new AtomicLong();
    private boolean talking = true;

    /**
     * Follows the room, and says nothing yet.
     *
     * @param pause between an acknowledgement and the next message
     */
    public Talker(Participant person, UUID room, Duration pause) {
        this.person = person;
        this.room = room;
        this.pause = pause;
        this.seen = person.follow(room);
    }

    public synchronized void begin() {
        if (talking) {
            long said = System.nanoTime();
            CompletableFuture<ServerFrame.Ack> ack =
                    person.chat().send(room, person.person().username() + " " + acks.size());
            acks.add(ack);
            ack.thenRun(() -> longestWait.accumulateAndGet(System.nanoTime() - said, Math::max));
            ack.thenRunAsync(this::begin, CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    public synchronized void end() {
        talking = false;
    }

    public long acknowledged() {
        return acks.stream().filter(CompletableFuture::isDone).count();
    }

    /** The longest time from a message to its acknowledgement. */
    public Duration longestWait() {
        return Duration.ofNanos(longestWait.get());
    }

    public URI node() {
        return person.chat().node();
    }

    public RoomRecord seen() {
        return seen;
    }

    public Participant person() {
        return person;
    }

    public Collection<CompletableFuture<ServerFrame.Ack>> acks() {
        return List.copyOf(acks);
    }

    @Override
    public String toString() {
        return person.person().username() + " at " + node() + " after " + person.reconnections();
    }
}
