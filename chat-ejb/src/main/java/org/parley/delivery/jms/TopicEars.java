package org.parley.delivery.jms;

import java.time.Duration;
import java.util.List;
import org.parley.delivery.ClientConnections;
import org.parley.delivery.DeliveryMeter;
import org.parley.delivery.LocalHub;
import org.parley.delivery.MembershipWatch;
import org.parley.delivery.ReadMark;
import org.parley.message.MessageHistory;
import org.parley.message.RoomEvent;
import org.parley.message.RoomHead;
import org.parley.node.NodeId;
import org.parley.room.RoomId;

/**
 * Takes in what comes from the topic, and notices when something did not come.
 *
 * <p>A node hears its own words again. If one is missing, or none has come for a while, the subscription was away from
 * the broker, and other nodes' words may be lost with it: then all rooms with readers here are compared with the
 * history. Thread-safe.
 */
public final class TopicEars {
    private static final Duration SILENCE = Duration.ofSeconds(4);

    private final LocalHub hub;
    private final MessageHistory history;
    private final String self;
    private final MembershipWatch memberships;
    private final ClientConnections connections;
    private final DeliveryMeter meter;
    private long lastBeacon;
    private long lastHeard = System.nanoTime();
    private boolean mayHaveMissed;

    public TopicEars(
            LocalHub hub,
            MessageHistory history,
            NodeId node,
            MembershipWatch memberships,
            ClientConnections connections,
            DeliveryMeter meter) {
        this.hub = hub;
        this.history = history;
        this.self = node.toString();
        this.memberships = memberships;
        this.connections = connections;
        this.meter = meter;
    }

    void hear(TopicMessage message) {
        if (message.node().equals(self)) {
            heardMyself(message.beacon());
        }
        message.events().forEach(this::take);
        message.events().values().stream()
                .findFirst()
                .ifPresent(events -> meter.arrived(events.get(0).at()));
        message.heads().forEach(hub::heardOf);
        for (ReadMark read : message.reads()) {
            connections
                    .of(read.user())
                    .forEach(connection -> connection.read(read.room(), read.offset(), read.unread()));
        }
    }

    private void take(RoomId room, List<RoomEvent> events) {
        for (RoomEvent event : events) {
            history.learned(room, new RoomHead(event.offset(), event.messages()));
        }
        hub.deliver(room, events);
        if (events.stream().anyMatch(event -> event.content().changesMembership())) {
            memberships.hint();
        }
    }

    private synchronized void heardMyself(long beacon) {
        mayHaveMissed |= lastBeacon != 0 && beacon != lastBeacon + 1;
        lastBeacon = beacon;
        lastHeard = System.nanoTime();
    }

    /**
     * Whether events may have been lost on the way here since the last call; stays true as long as nothing comes at
     * all.
     */
    public synchronized boolean mayHaveMissed() {
        boolean silent = System.nanoTime() - lastHeard > SILENCE.toNanos();
        boolean missed = mayHaveMissed || silent;
        mayHaveMissed = silent;
        return missed;
    }
}
