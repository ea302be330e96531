package org.parley.startup.service;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.jms.ConnectionFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.parley.delivery.ClientConnections;
import org.parley.delivery.DeliveryMeter;
import org.parley.delivery.DeliverySettings;
import org.parley.delivery.LeaseKeeper;
import org.parley.delivery.LocalHub;
import org.parley.delivery.MembershipWatch;
import org.parley.delivery.Outbox;
import org.parley.delivery.OwedEvents;
import org.parley.delivery.Republisher;
import org.parley.delivery.RoomAudit;
import org.parley.delivery.SessionWatch;
import org.parley.delivery.jms.JmsRoomEventPublisher;
import org.parley.delivery.jms.TopicEars;
import org.parley.message.AppendOutcome.Appended;
import org.parley.message.MessageHistory;
import org.parley.message.PublishLeases;
import org.parley.message.service.CommitMeter;
import org.parley.message.service.GroupCommit;
import org.parley.message.service.MembershipRelay;
import org.parley.message.service.MessageSettings;
import org.parley.node.NodeId;
import org.parley.room.MembershipChanges;
import org.parley.room.Memberships;
import org.parley.room.service.MembershipCache;
import org.parley.room.service.RoomQueries;
import org.parley.session.LoginSessions;
import org.parley.settings.LiveSettings;
import org.parley.settings.Settings;
import org.parley.work.NamedThreads;
import org.parley.work.Workers;

/**
 * The message core of this node, one of each: what is committed by {@link GroupCommit} goes to the topic by {@link
 * JmsRoomEventPublisher}, comes back to {@link TopicEars}, and reaches the sockets through {@link LocalHub}.
 */
@ApplicationScoped
public class MessageCore {
    private static final String TOPIC = "parley.rooms";

    /** Committed events that may wait for the broker; beyond, it is taken to be away. */
    private static final int WAITING = 20_000;

    @Resource
    private ManagedThreadFactory threads;

    @Resource(lookup = "jms/parley")
    private ConnectionFactory broker;

    @Produces
    @Singleton
    LiveSettings<MessageSettings> messageSettings(Config config) {
        return new LiveSettings<>(new Settings(config), MessageSettings::read);
    }

    @Produces
    @Singleton
    DeliverySettings deliverySettings(Config config) {
        return DeliverySettings.read(new Settings(config));
    }

    @Produces
    @Singleton
    LocalHub hub(MessageHistory history, DeliverySettings settings, Workers workers, DeliveryMeter meter) {
        return new LocalHub(history, workers, settings.resumeEvents(), meter);
    }

    @Produces
    @Singleton
    MembershipCache membershipCache(Memberships memberships, Workers workers) {
        return new MembershipCache(memberships, workers);
    }

    @Produces
    @Singleton
    MembershipWatch membershipWatch(
            MembershipChanges changes,
            Memberships memberships,
            MembershipCache cache,
            RoomQueries queries,
            LocalHub hub,
            ClientConnections connections) {
        return new MembershipWatch(changes, memberships, cache, queries, hub, connections);
    }

    @Produces
    @Singleton
    MembershipRelay membershipRelay(MembershipChanges changes, GroupCommit log) {
        return new MembershipRelay(changes, log);
    }

    @Produces
    @Singleton
    SessionWatch sessionWatch(LoginSessions sessions, ClientConnections connections) {
        return new SessionWatch(sessions, connections);
    }

    @Produces
    @Singleton
    OwedEvents owedEvents(Clock clock) {
        return new OwedEvents(clock);
    }

    @Produces
    @Singleton
    Outbox outbox(Clock clock, OwedEvents owed) {
        return new Outbox(clock, owed, WAITING);
    }

    @Produces
    @Singleton
    JmsRoomEventPublisher publisher(NodeId node, LocalHub hub, Outbox outbox, OwedEvents owed) {
        return new JmsRoomEventPublisher(broker, TOPIC, node, hub, outbox, owed);
    }

    @Produces
    @Singleton
    TopicEars ears(
            LocalHub hub,
            MessageHistory history,
            NodeId node,
            MembershipWatch memberships,
            ClientConnections connections,
            DeliveryMeter meter) {
        return new TopicEars(hub, history, node, memberships, connections, meter);
    }

    @Produces
    @Singleton
    GroupCommit groupCommit(
            MessageHistory history,
            LiveSettings<MessageSettings> settings,
            JmsRoomEventPublisher publisher,
            OwedEvents owed,
            CommitMeter meter,
            Clock clock) {
        return new GroupCommit(
                history,
                settings.get().commit(),
                new NamedThreads(threads, "commit"),
                new Publishing(publisher, owed),
                meter,
                clock);
    }

    @Produces
    @Singleton
    Republisher republisher(
            MessageHistory history,
            JmsRoomEventPublisher publisher,
            OwedEvents owed,
            PublishLeases leases,
            Clock clock) {
        return new Republisher(history, publisher, owed, leases, clock);
    }

    @Produces
    @Singleton
    LeaseKeeper.Terms leaseTerms(DeliverySettings settings, Outbox outbox, GroupCommit log, RoomAudit audit) {
        return new LeaseKeeper.Terms(settings.publishLease(), () -> outbox.publishedUpTo(log::oldestWrite), audit::owe);
    }

    @Produces
    @Singleton
    LeaseKeeper leaseKeeper(
            PublishLeases leases, NodeId node, Republisher republisher, LeaseKeeper.Terms terms, Clock clock) {
        return new LeaseKeeper(leases, node, republisher, terms, clock);
    }

    /** From the log to the topic. A repeated event goes out again: who repeats has not heard, perhaps nobody has. */
    private record Publishing(JmsRoomEventPublisher publisher, OwedEvents owed) implements GroupCommit.Listener {
        @Override
        public void committed(List<Appended> events) {
            publisher.publish(events.stream().map(Appended::event).toList());
        }

        @Override
        public void inDoubt(Instant began, Instant failed) {
            owed.inDoubt(began, failed);
        }
    }
}
