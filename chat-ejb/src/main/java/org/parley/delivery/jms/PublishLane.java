package org.parley.delivery.jms;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.parley.delivery.LocalHub;
import org.parley.delivery.Outbox;
import org.parley.delivery.OwedEvents;
import org.parley.delivery.ReadMark;
import org.parley.message.RoomEvent;
import org.parley.node.NodeId;
import org.parley.room.RoomId;
import org.parley.trace.EventTrace;
import org.parley.trace.Traces;

/**
 * Publishes the events of some of the shards, from a thread of its own, which takes all that waits and sends it at once.
 *
 * <p>When no broker takes them, the events are owed. This node's readers get them at once, from the history; when a
 * broker is back, the other nodes are told their offsets first, so that nobody's reader waits, and then the events come
 * {@linkplain #carryAgain again}. A send of which it is not known whether it arrived is treated as failed: doubles are
 * dropped by offset.
 */
final class PublishLane implements Runnable {
    private static final Logger LOG = Logger.getLogger(PublishLane.class.getName());
    private static final int READS_WAITING = 5_000;
    private static final int EVENTS_AT_ONCE = 100;
    private static final int READS_AT_ONCE = 100;
    private static final int HEADS_AT_ONCE = 500;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration STALLED = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofMillis(300);

    private final TopicSender sender;
    private final TopicShards shards;
    private final String node;
    private final LocalHub hub;
    private final Outbox outbox;
    private final OwedEvents owed;
    private final Traces traces;
    private final BlockingQueue<Again> again = new ArrayBlockingQueue<>(1);
    private final BlockingQueue<ReadMark> reads = new ArrayBlockingQueue<>(READS_WAITING);

    /** What is with the broker right now, unanswered. */
    private volatile List<RoomEvent> inFlight = List.of();

    private volatile long inFlightSince;
    private volatile boolean closed;
    private volatile boolean brokerAway;

    PublishLane(
            BrokerRoute route,
            TopicShards shards,
            NodeId node,
            LocalHub hub,
            Outbox outbox,
            OwedEvents owed,
            Traces traces) {
        this.sender = new TopicSender(route);
        this.shards = shards;
        this.node = node.toString();
        this.hub = hub;
        this.outbox = outbox;
        this.owed = owed;
        this.traces = traces;
    }

    Outbox outbox() {
        return outbox;
    }

    void publish(List<RoomEvent> events) {
        serveLocally(outbox.offer(events));
    }

    void publish(ReadMark read) {
        if (!reads.offer(read)) {
            LOG.log(Level.FINE, "delivery: a read position was not carried: too many wait");
        }
    }

    /** Waits its turn; for one thread at a time. Completes with whether the broker has confirmed them all. */
    CompletableFuture<Boolean> carryAgain(List<RoomEvent> events) throws InterruptedException {
        Again page = new Again(events);
        again.put(page);
        return page.carried;
    }

    boolean isCarrying() {
        return !brokerAway;
    }

    boolean isClosed() {
        return closed;
    }

    /** While the broker keeps a send waiting, this node's readers are served. */
    void serveLocallyIfStalled() {
        boolean stalled = !inFlight.isEmpty() && System.nanoTime() - inFlightSince > STALLED.toNanos();
        if (stalled) {
            serveLocally(inFlight);
            serveLocally(outbox.waiting());
        }
    }

    /** Publishes until {@link #close}; on a thread of its own. */
    @Override
    public void run() {
        try {
            while (!closed) {
                List<RoomEvent> events = outbox.take(EVENTS_AT_ONCE, again.isEmpty() ? PAUSE : Duration.ZERO);
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

    /** While the broker is away there is: to try whether it is back; and when it has gone, to try whether it has. */
    private boolean isSomethingToSay() {
        return brokerAway || sender.isCut() || !reads.isEmpty() || owed.hasHeads();
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

    /** Whichever lane is first: each can reach all shards. */
    private void carryHeads() {
        Map<RoomId, Long> heads = owed.takeHeads(HEADS_AT_ONCE);
        if (!carry(List.of(), heads)) {
            owed.putBackHeads(heads);
        }
    }

    /** So many at once that new events need not wait. */
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

    private boolean carry(List<RoomEvent> events, Map<RoomId, Long> heads) {
        inFlightSince = System.nanoTime();
        inFlight = events;
        Map<RoomEvent, Span> spans = traces.publishing(events);
        try {
            List<ReadMark> marks = new ArrayList<>();
            reads.drainTo(marks, READS_AT_ONCE);
            sender.send(messages(events, heads, marks, spans));
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
            sender.failed();
            spans.values().forEach(span -> span.setStatus(StatusCode.ERROR));
            return false;
        } finally {
            spans.values().forEach(Span::end);
            inFlight = List.of();
        }
    }

    /** One message for each shard that is concerned. */
    private Map<String, String> messages(
            List<RoomEvent> events, Map<RoomId, Long> heads, List<ReadMark> marks, Map<RoomEvent, Span> spans) {
        Map<Integer, TopicMessage> byShard = new LinkedHashMap<>();
        events.forEach(event -> of(shards.of(event.room()), byShard).add(event));
        heads.forEach((room, offset) -> of(shards.of(room), byShard).heads().put(room, offset));
        marks.forEach(mark -> of(shards.of(mark.user()), byShard).reads().add(mark));
        for (Map.Entry<RoomEvent, Span> sampled : spans.entrySet()) {
            RoomEvent event = sampled.getKey();
            of(shards.of(event.room()), byShard).traces().add(EventTrace.of(event, sampled.getValue()));
        }
        Map<String, String> texts = new HashMap<>();
        byShard.forEach((shard, message) -> texts.put(shards.address(shard), message.encode()));
        return texts;
    }

    private TopicMessage of(int shard, Map<Integer, TopicMessage> byShard) {
        return byShard.computeIfAbsent(shard, number -> TopicMessage.empty(node, shards.each()));
    }

    private void serveLocally(Iterable<RoomEvent> notCarried) {
        notCarried.forEach(event -> hub.heardOf(event.room(), event.offset()));
    }

    void close() {
        closed = true;
    }

    /** Events that somebody waits for to be carried, some at a time. */
    private static final class Again {
        private final List<RoomEvent> events;
        private final CompletableFuture<Boolean> carried = new CompletableFuture<>();
        private int position;

        private Again(List<RoomEvent> events) {
            this.events = events;
        }

        private List<RoomEvent> next() {
            int from = position;
            position = Math.min(events.size(), from + EVENTS_AT_ONCE);
            return events.subList(from, position);
        }

        private boolean isDone() {
            return position == events.size();
        }
    }
}
