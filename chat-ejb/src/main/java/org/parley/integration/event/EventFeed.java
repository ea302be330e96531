package org.parley.integration.event;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.delivery.LocalHub;
import org.parley.delivery.Subscription;
import org.parley.failure.ParleyException;
import org.parley.integration.Integrations;
import org.parley.message.MessageHistory;
import org.parley.message.RoomEvent;
import org.parley.message.RoomHead;
import org.parley.room.JoinedRoom;
import org.parley.room.MembershipChange;
import org.parley.room.Memberships;
import org.parley.room.ReadPosition;
import org.parley.room.RoomId;
import org.parley.work.Trouble;

/**
 * Brings the events of a reader's rooms to its outlet.
 *
 * <p><b>Guarantee.</b> Every event of a room, from the reader's read position on and as long as it belongs to the room,
 * goes out, each room's in order. The position moves when the other side has confirmed. So what was under way when a node,
 * the other side or a database fails goes out again: its id tells.
 *
 * <p>It reads as a socket does, by the {@link LocalHub}: while the other side takes nothing, nothing is kept in memory
 * beyond {@link RoomQueue}'s bound; the rest waits in the history.
 *
 * <p>One thread runs it.
 */
public final class EventFeed implements Runnable {
    private static final Logger LOG = Logger.getLogger(EventFeed.class.getName());
    private static final long LOOK_MILLIS = 1_000;
    private static final Duration BACKOFF = Duration.ofMillis(500);

    /** Changes of memberships are told; this is for those that were lost with a failure. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

    private final FeedReader reader;
    private final Sources sources;
    private final CloudEvents cloudEvents;
    private final EventOutlet outlet;
    private final IntConsumer sent;
    private final RoomQueue queue;
    private final Trouble trouble = new Trouble(LOG);
    private final Map<RoomId, Subscription> followed = new HashMap<>();
    private volatile boolean closed;
    private boolean hurried;

    /** What the other side is given, and has not confirmed. */
    private volatile List<RoomEvent> underWay = List.of();

    /** How many it is given together at the moment. */
    private int atOnce;

    /** Whether the last look failed, or there was none. */
    private boolean owed = true;

    private long looked;

    /** Where the events come from, and where it is noted how far they have gone. */
    record Sources(LocalHub hub, MessageHistory history, Memberships memberships, Integrations integrations) {}

    EventFeed(FeedReader reader, Sources sources, CloudEvents cloudEvents, EventOutlet outlet, IntConsumer sent) {
        this.reader = reader;
        this.sources = sources;
        this.cloudEvents = cloudEvents;
        this.outlet = outlet;
        this.sent = sent;
        this.queue = new RoomQueue(reader.account());
        this.atOnce = outlet.most();
    }

    /**
     * This node has obeyed a change. A room that the reader has come into, or left, or both, is followed anew, if at all.
     * Does not block.
     */
    public void membershipChanged(MembershipChange change) {
        if (reader.account().equals(change.user())) {
            queue.cut(change.room());
        }
    }

    /** Events that wait in memory for the other side. */
    public int waiting() {
        return queue.size();
    }

    /** How old the next event is that the other side has not confirmed; zero if it has all that has come here. */
    public Duration behind() {
        List<RoomEvent> sending = underWay;
        RoomEvent next = sending.isEmpty() ? queue.first() : sending.get(0);
        Duration age = next == null ? Duration.ZERO : Duration.between(next.at(), Instant.now());
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** What waits at the other side, as it was at the last look. */
    public Backlog fullest() {
        return outlet.fullest();
    }

    /** Feeds until {@link #close}. */
    @Override
    public void run() {
        try {
            while (!closed) {
                followRooms();
                outlet.attend();
                send(queue.take(outlet.most(), LOOK_MILLIS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            followed.values().forEach(sources.hub()::unsubscribe);
            outlet.close();
        }
    }

    /** Ends a pause between two tries, if it is in one. */
    public synchronized void hurry() {
        hurried = true;
        notifyAll();
    }

    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    private void followRooms() {
        Set<RoomId> cut = queue.cut();
        cut.forEach(room -> {
            unfollow(room);
            queue.admit(room);
        });
        boolean due = System.nanoTime() - looked > BETWEEN_LOOKS.toNanos();
        if (!owed && !due && cut.isEmpty()) {
            return;
        }
        owed = false;
        try {
            Map<RoomId, JoinedRoom> rooms = sources.memberships().roomsOf(reader.account()).stream()
                    .collect(Collectors.toMap(joined -> joined.room().id(), joined -> joined));
            Set.copyOf(followed.keySet()).stream()
                    .filter(room -> !rooms.containsKey(room))
                    .forEach(this::leave);
            rooms.keySet().removeAll(followed.keySet());
            follow(rooms);
            looked = System.nanoTime();
        } catch (ParleyException e) {
            owed = true;
            LOG.log(Level.FINE, "{0}: the rooms of {1} are not known now: {2}", new Object[] {
                reader.kind(), reader.name(), e.code()
            });
        } catch (RuntimeException e) {
            owed = true;
            LOG.log(Level.SEVERE, reader.kind() + ": the rooms of " + reader.name() + " cannot be followed", e);
        }
    }

    private void follow(Map<RoomId, JoinedRoom> rooms) {
        if (rooms.isEmpty()) {
            return;
        }
        Map<RoomId, RoomHead> heads = sources.history().heads(rooms.keySet());
        rooms.forEach((id, joined) -> {
            RoomHead head = heads.getOrDefault(id, RoomHead.EMPTY);
            long after = Math.max(joined.readOffset(), queue.end(id));
            if (after > head.offset()) {
                LOG.log(
                        Level.WARNING,
                        "{0}: {1} was sent {2} events of room {3}, whose history ends at {4}: it was restored",
                        new Object[] {reader.kind(), reader.name(), after, id, head.offset()});
                after = head.offset();
            }
            followed.put(id, sources.hub().follow(queue, id, after, head));
        });
    }

    /** It belongs to the room no longer. */
    private void leave(RoomId room) {
        unfollow(room);
        queue.forget(room);
    }

    private void unfollow(RoomId room) {
        Subscription subscription = followed.remove(room);
        if (subscription != null) {
            sources.hub().unsubscribe(subscription);
        }
    }

    /**
     * Until the other side has them, or this is closed. After a failure fewer at a time: of those for which a topic has not
     * room enough it would keep none, and have less room for it.
     */
    private void send(List<RoomEvent> events) throws InterruptedException {
        underWay = events;
        while (!underWay.isEmpty() && !closed) {
            List<RoomEvent> next = underWay.subList(0, Math.min(atOnce, underWay.size()));
            if (sendTogether(next)) {
                advance(next);
                underWay = underWay.subList(next.size(), underWay.size());
                atOnce = Math.min(2 * atOnce, outlet.most());
            } else {
                atOnce = Math.max(1, next.size() / 2);
            }
        }
    }

    /** @return false after a pause, if they are to be tried again */
    private boolean sendTogether(List<RoomEvent> events) throws InterruptedException {
        try {
            if (outlet.send(cloudEvents.of(events))) {
                trouble.ends(reader.kind() + ": events of " + reader.name() + " go out again");
                sent.accept(events.size());
            }
            return true;
        } catch (NotNowException e) {
            trouble.begins(waiting(e.getMessage()), null);
            pause(e.pause());
        } catch (ParleyException e) {
            trouble.begins(waiting(e.code().slug()), null);
            pause(BACKOFF);
        } catch (RuntimeException e) {
            trouble.begins(waiting(e.toString()), e);
            pause(BACKOFF);
        }
        return false;
    }

    private synchronized void pause(Duration pause) throws InterruptedException {
        long deadline = System.nanoTime() + pause.toNanos();
        while (!closed && !hurried && deadline - System.nanoTime() > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, deadline - System.nanoTime());
        }
        hurried = false;
    }

    private void advance(List<RoomEvent> events) {
        Map<RoomId, ReadPosition> positions = new HashMap<>();
        events.forEach(event -> positions.put(event.room(), new ReadPosition(event.offset(), event.messages())));
        try {
            sources.integrations().advance(reader.account(), positions);
        } catch (ParleyException e) {
            // the next batch of the room says it again; until then they go out twice if this node dies
            LOG.log(Level.FINE, "{0}: positions of {1} are not noted: {2}", new Object[] {
                reader.kind(), reader.name(), e.code()
            });
        }
    }

    private String waiting(@Nullable String reason) {
        return reader.kind() + ": events of " + reader.name() + " wait in the history: " + reason;
    }
}
