package org.parley.delivery.jms;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.parley.delivery.ClientConnections;
import org.parley.delivery.DeliveryMeter;
import org.parley.delivery.LocalHub;
import org.parley.delivery.MembershipWatch;
import org.parley.delivery.ReadMark;
import org.parley.message.MessageHistory;
import org.parley.message.RoomEvent;
import org.parley.message.RoomHead;
import org.parley.room.RoomId;
import org.parley.trace.Hearing;
import org.parley.trace.Traces;

/** Takes in what comes from the topic. Thread-safe; what concerns one room is to come in order. */
public final class TopicEars {
    private static final Logger LOG = Logger.getLogger(TopicEars.class.getName());
    private static final int SLICE = 500;

    private final LocalHub hub;
    private final MessageHistory history;
    private final TopicShards shards;
    private final MembershipWatch memberships;
    private final ClientConnections connections;
    private final DeliveryMeter meter;
    private final Traces traces;
    private volatile boolean discordKnown;

    public TopicEars(
            LocalHub hub,
            MessageHistory history,
            TopicShards shards,
            MembershipWatch memberships,
            ClientConnections connections,
            DeliveryMeter meter,
            Traces traces) {
        this.hub = hub;
        this.history = history;
        this.shards = shards;
        this.memberships = memberships;
        this.connections = connections;
        this.meter = meter;
        this.traces = traces;
    }

    void hear(TopicMessage message) {
        if (message.shards() != shards.each() && !discordKnown) {
            discordKnown = true;
            LOG.log(
                    Level.SEVERE,
                    "delivery: parley.topic.shards is {0} here and {1} on {2}: messages between the nodes come late",
                    new Object[] {shards.each(), message.shards(), message.node()});
        }
        try (Hearing hearing = traces.hearing(message.traces())) {
            message.events().forEach((room, events) -> take(room, events, hearing.taken(room)));
        }
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

    private void take(RoomId room, List<RoomEvent> events, @Nullable Runnable taken) {
        for (RoomEvent event : events) {
            history.learned(room, new RoomHead(event.offset(), event.messages()));
        }
        hub.deliver(room, events, taken);
        if (events.stream().anyMatch(event -> event.content().changesMembership())) {
            memberships.hint();
        }
    }

    /** Compares the rooms of these shards that have readers here with the history. Blocks on I/O. */
    void compare(BitSet some) {
        List<RoomId> slice = new ArrayList<>(SLICE);
        for (RoomId room : hub.rooms()) {
            if (some.get(shards.of(room))) {
                slice.add(room);
                if (slice.size() == SLICE) {
                    hub.audit(slice);
                    slice.clear();
                }
            }
        }
        if (!slice.isEmpty()) {
            hub.audit(slice);
        }
    }
}
