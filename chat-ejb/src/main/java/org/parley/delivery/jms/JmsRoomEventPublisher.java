package org.parley.delivery.jms;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.parley.delivery.LocalHub;
import org.parley.delivery.Outbox;
import org.parley.delivery.OwedEvents;
import org.parley.delivery.ReadMark;
import org.parley.delivery.RoomEventPublisher;
import org.parley.message.RoomEvent;
import org.parley.node.NodeId;
import org.parley.room.RoomId;

/**
 * Publishes to the topic from a thread of its own, which takes all that waits and sends it as one JMS message.
 *
 * <p>When the broker does not take a message, its events are owed. This node's readers get them at once, from the
 * history; when the broker is back, the other nodes are told their offsets first, so that nobody's reader waits, and then
 * the events come {@linkplain #publishAgain again}. A send of which it is not known whether it arrived is treated as
 * failed: doubles are dropped by offset.
 */
public final class JmsRoomEventPublisher implements RoomEventPublisher, Runnable, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(JmsRoomEventPublisher.class.getName());
    private static final int READS_WAITING = 5_000;
    private static final int EVENTS_PER_MESSAGE = 100;
    private static final int READS_PER_MESSAGE = 100;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int HEADS_PER_MESSAGE = 500;
    private static final Duration BEACON = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofMillis(300);

    private final TopicSender sender;
    private final NodeId node;
    private final LocalHub hub;
    private final Outbox outbox;
    private final OwedEvents owed;
    private final BlockingQueue<Again> again = new ArrayBlockingQueue<>(1);
    private final BlockingQueue<ReadMark> reads = new ArrayBlockingQueue<>(READS_WAITING);

    /** What is with the broker right now, unanswered. */
    private volatile List<RoomEvent> inFlight = List.of();

    private volatile long inFlightSince;
    private volatile boolean closed;
    private long beacon;
    private volatile boolean brokerAway;

    public JmsRoomEventPublisher(
            ConnectionFactory broker, String topic, NodeId node, LocalHub hub, Outbox outbox, OwedEvents owed) {
        this.sender = new TopicSender(broker, topic);
        this.node = node;
        this.hub = hub;
        this.outbox = outbox;
        this.owed = owed;
    }

    @Override
    public void publish(List<RoomEvent> events) {
        serveLocally(outbox.offer(events));
    }

    @Override
    public void publish(ReadMark read) {
        if (!reads.offer(read)) {
            LOG.log(Level.FINE, "delivery: a read position was not carried: too many wait");
        }
    }

    @Override
    public boolean publishAgain(List<RoomEvent> events) throws InterruptedException {
        Again page = new Again(events);
        again.put(page);
        while (!closed) {
            try {
                return page.carried.get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                LOG.log(Level.FINEST, "delivery: events to be published again wait for the broker");
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        return false;
    }

    @Override
    public boolean isCarrying() {
        return !brokerAway;
    }

    /** To be called about once a second: while the broker keeps a send waiting, this node's readers are served. */
    public void serveLocallyIfStalled() {
        boolean stalled = !inFlight.isEmpty() && System.nanoTime() - inFlightSince > BEACON.toNanos();
        if (stalled) {
            inFlight.forEach(event -> hub.heardOf(event.room(), event.offset()));
            outbox.waiting().forEach(event -> hub.heardOf(event.room(), event.offset()));
        }
    }

    /** Publishes until {@link #close}; on a thread of its own. */
    @Override
    public void run() {
        try {
            while (!closed) {
                List<RoomEvent> events = outbox.take(EVENTS_PER_MESSAGE, again.isEmpty() ? PAUSE : Duration.ZERO);
                if ((!events.isEmpty() || isSomethingToSay()) && !carryNew(events)) {
                    TimeUnit.MILLISECONDS.sleep(RETRY.toMillis());
                }
                carryAgain();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sender.disconnect();
        }
    }

    private boolean isSomethingToSay() {
        return !reads.isEmpty() || beaconIsDue() || (owed.hasHeads() && !brokerAway);
    }

    private boolean carryNew(List<RoomEvent> events) {
        boolean carried = carry(events, Map.of());
        outbox.settled(events, carried);
        if (!carried) {
            serveLocally(events);
        } else if (owed.hasHeads()) {
            carryHeads();
        }
        return carried;
    }

    private boolean beaconIsDue() {
        return System.nanoTime() - inFlightSince > BEACON.toNanos();
    }

    private void carryHeads() {
        Map<RoomId, Long> heads = owed.takeHeads(HEADS_PER_MESSAGE);
        if (!carry(List.of(), heads)) {
            owed.putBackHeads(heads);
        }
    }

    /** One message's worth, so that new events need not wait. */
    private void carryAgain() {
        Again page = again.peek();
        if (page != null) {
            boolean carried = !brokerAway && carry(page.next(), Map.of());
            if (!carried || page.isDone()) {
                again.remove();
                page.carried.complete(carried);
            }
        }
    }

    /** Sends one message; without events it is a beacon. */
    private boolean carry(List<RoomEvent> events, Map<RoomId, Long> heads) {
        inFlightSince = System.nanoTime();
        inFlight = events;
        try {
            beacon++;
            List<ReadMark> marks = new ArrayList<>();
            reads.drainTo(marks, READS_PER_MESSAGE);
            sender.send(new TopicMessage(node.toString(), beacon, TopicMessage.byRoom(events), heads, marks).encode());
            if (brokerAway) {
                LOG.info("delivery: the broker is back");
                brokerAway = false;
            }
            return true;
        } catch (JMSException | RuntimeException e) {
            if (!brokerAway) {
                LOG.log(Level.WARNING, "delivery: the broker takes nothing: {0}", e.toString());
                brokerAway = true;
            }
            sender.disconnect();
            return false;
        } finally {
            inFlight = List.of();
        }
    }

    private void serveLocally(List<RoomEvent> notCarried) {
        notCarried.forEach(event -> hub.heardOf(event.room(), event.offset()));
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Events that somebody waits for to be carried, a message's worth at a time. */
    private static final class Again {
        private final List<RoomEvent> events;
        private final CompletableFuture<Boolean> carried = new CompletableFuture<>();
        private int position;

        private Again(List<RoomEvent> events) {
            this.events = events;
        }

        private List<RoomEvent> next() {
            int from = position;
            position = Math.min(events.size(), from + EVENTS_PER_MESSAGE);
            return events.subList(from, position);
        }

        private boolean isDone() {
            return position == events.size();
        }
    }
}
