package org.parley.integration.event;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.parley.delivery.LocalHub;
import org.parley.delivery.Subscription;
import org.parley.failure.ParleyException;
import org.parley.integration.Integration;
import org.parley.integration.Integrations;
import org.parley.integration.service.BrokerAwayException;
import org.parley.integration.service.IntegrationMeter;
import org.parley.message.MessageHistory;
import org.parley.message.RoomEvent;
import org.parley.message.RoomHead;
import org.parley.room.JoinedRoom;
import org.parley.room.Memberships;
import org.parley.room.ReadPosition;
import org.parley.room.RoomId;
import org.parley.work.Trouble;

/**
 * Brings the events of an integration's rooms to its topic at the broker.
 *
 * <p><b>Guarantee.</b> Every event of a room, from the integration's read position on and as long as it belongs to the
 * room, goes to the broker, each room's in order. The position moves when the broker has confirmed. So what was under way
 * when a node, a broker or a database fails goes out again: the broker recognises it by its id, and drops it.
 *
 * <p>It reads as a socket does, by the {@link LocalHub}: while the broker or the topic is full, nothing is kept in memory
 * beyond {@link RoomQueue}'s bound; the rest waits in the history.
 *
 * <p>One thread runs it.
 */
public final class EventFeed implements Runnable {
    private static final Logger LOG = Logger.getLogger(EventFeed.class.getName());
    private static final int BATCH = 200;
    private static final long LOOK_MILLIS = 1_000;
    private static final long BACKOFF_MILLIS = 500;

    /** Changes of memberships are told; this is for those that were lost with a failure. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

    private final Integration integration;
    private final Sources sources;
    private final Authors authors;
    private final EventOutlet outlet;
    private final IntegrationMeter meter;
    private final RoomQueue queue;
    private final Trouble trouble = new Trouble(LOG);
    private final Map<RoomId, Subscription> followed = new HashMap<>();
    private volatile boolean closed;
    /** Whether the last look failed, or there was none. */
    private boolean owed = true;

    private long looked;

    /** Where the events come from, and where it is noted how far they have gone. */
    record Sources(LocalHub hub, MessageHistory history, Memberships memberships, Integrations integrations) {}

    EventFeed(Integration integration, Sources sources, Authors authors, EventOutlet outlet, IntegrationMeter meter) {
        this.integration = integration;
        this.sources = sources;
        this.authors = authors;
        this.outlet = outlet;
        this.meter = meter;
        this.queue = new RoomQueue(integration.account());
    }

    /** The integration has come into this room, or left it, or both: it is followed anew, if at all. Does not block. */
    public void membershipChanged(RoomId room) {
        queue.cut(room);
    }

    /** Events that wait for the broker. */
    public int waiting() {
        return queue.size();
    }

    /** Feeds until {@link #close}. */
    @Override
    public void run() {
        try {
            while (!closed) {
                followRooms();
                List<RoomEvent> events = queue.take(BATCH, LOOK_MILLIS);
                if (!events.isEmpty() && send(events)) {
                    advance(events);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            followed.values().forEach(sources.hub()::unsubscribe);
            outlet.close();
        }
    }

    public void close() {
        closed = true;
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
            Map<RoomId, JoinedRoom> rooms = sources.memberships().roomsOf(integration.account()).stream()
                    .collect(Collectors.toMap(joined -> joined.room().id(), joined -> joined));
            Set.copyOf(followed.keySet()).stream()
                    .filter(room -> !rooms.containsKey(room))
                    .forEach(this::leave);
            rooms.keySet().removeAll(followed.keySet());
            follow(rooms);
            looked = System.nanoTime();
        } catch (ParleyException e) {
            owed = true;
            LOG.log(Level.FINE, "integration: the rooms of {0} are not known now: {1}", new Object[] {
                integration.name(), e.code()
            });
        } catch (RuntimeException e) {
            owed = true;
            LOG.log(Level.SEVERE, "integration: the rooms of " + integration.name() + " cannot be followed", e);
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
                        "integration: {0} was sent {1} events of room {2}, whose history ends at {3}: it was restored",
                        new Object[] {integration.name(), after, id, head.offset()});
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

    /** @return false if this was closed before the broker had them */
    private boolean send(List<RoomEvent> events) throws InterruptedException {
        while (!closed) {
            try {
                outlet.send(outgoing(events));
                trouble.ends("integration: events of " + integration.name() + " reach the broker again");
                meter.sent(events.size());
                return true;
            } catch (BrokerAwayException | ParleyException e) {
                trouble.begins(waiting(e), null);
            } catch (RuntimeException e) {
                trouble.begins(waiting(e), e);
            }
            TimeUnit.MILLISECONDS.sleep(BACKOFF_MILLIS);
        }
        return false;
    }

    private List<CloudEvent> outgoing(List<RoomEvent> events) {
        String epoch = sources.history().epoch();
        return authors.name(events).entrySet().stream()
                .map(event -> new CloudEvent(event.getKey(), epoch, event.getValue()))
                .toList();
    }

    private void advance(List<RoomEvent> events) {
        Map<RoomId, ReadPosition> positions = new HashMap<>();
        events.forEach(event -> positions.put(event.room(), new ReadPosition(event.offset(), event.messages())));
        try {
            sources.integrations().advance(integration.account(), positions);
        } catch (ParleyException e) {
            // the next batch of the room says it again; until then they go out twice if this node dies
            LOG.log(Level.FINE, "integration: positions of {0} are not noted: {1}", new Object[] {
                integration.name(), e.code()
            });
        }
    }

    private String waiting(Exception reason) {
        return "integration: events of " + integration.name() + " wait in the history: " + reason;
    }
}
