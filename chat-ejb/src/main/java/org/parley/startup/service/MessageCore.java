package org.parley.startup.service;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.parley.delivery.ClientConnections;
import org.parley.delivery.DeliveryMeter;
import org.parley.delivery.DeliverySettings;
import org.parley.delivery.Interest;
import org.parley.delivery.LeaseKeeper;
import org.parley.delivery.LocalHub;
import org.parley.delivery.MembershipWatch;
import org.parley.delivery.OwedEvents;
import org.parley.delivery.Republisher;
import org.parley.delivery.RoomAudit;
import org.parley.delivery.SessionWatch;
import org.parley.delivery.jms.BrokerSettings;
import org.parley.delivery.jms.ShardInterest;
import org.parley.delivery.jms.TopicEars;
import org.parley.delivery.jms.TopicLanes;
import org.parley.delivery.jms.TopicListener;
import org.parley.delivery.jms.TopicPublisher;
import org.parley.integration.host.IntegrationHost;
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
import org.parley.trace.Traces;
import org.parley.webhook.outgoing.WebhookHost;
import org.parley.work.NamedThreads;
import org.parley.work.Workers;

/**
 * The message core of this node, one of each: what is committed by {@link GroupCommit} goes to the topic by {@link
 * TopicPublisher}, comes back to {@link TopicListener}, and reaches the sockets through {@link LocalHub}.
 */
@ApplicationScoped
public class MessageCore {
    @Resource
    private ManagedThreadFactory threads;

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
    BrokerSettings brokerSettings(Config config) {
        return BrokerSettings.read(new Settings(config));
    }

    @Produces
    @Singleton
    TopicLanes lanes(BrokerSettings settings, Traces traces) {
        return new TopicLanes(settings, traces);
    }

    @Produces
    @Singleton
    ShardInterest interest(BrokerSettings settings) {
        return new ShardInterest(settings.shards());
    }

    @Produces
    @Singleton
    LocalHub hub(
            MessageHistory history,
            DeliverySettings settings,
            Workers workers,
            Interest interest,
            DeliveryMeter meter) {
        return new LocalHub(history, workers, settings.resumeEvents(), interest, meter);
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
            ClientConnections connections,
            Instance<IntegrationHost> integrations,
            Instance<WebhookHost> webhooks) {
        return new MembershipWatch(changes, memberships, cache, queries, hub, connections, change -> {
            integrations.get().membershipChanged(change);
            webhooks.get().membershipChanged(change);
        });
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
    TopicPublisher publisher(TopicLanes lanes, NodeId node, LocalHub hub, OwedEvents owed, Clock clock) {
        return lanes.publisher(node, hub, owed, clock);
    }

    @Produces
    @Singleton
    TopicListener listener(
            TopicLanes lanes,
            BrokerSettings settings,
            ShardInterest interest,
            LocalHub hub,
            MessageHistory history,
            MembershipWatch memberships,
            ClientConnections connections,
            DeliveryMeter meter,
            Traces traces) {
        return lanes.listener(
                interest, new TopicEars(hub, history, settings.shards(), memberships, connections, meter, traces));
    }

    @Produces
    @Singleton
    GroupCommit groupCommit(
            MessageHistory history,
            LiveSettings<MessageSettings> settings,
            TopicPublisher publisher,
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
            MessageHistory history, TopicPublisher publisher, OwedEvents owed, PublishLeases leases, Clock clock) {
        return new Republisher(history, publisher, owed, leases, clock);
    }

    @Produces
    @Singleton
    LeaseKeeper.Terms leaseTerms(
            DeliverySettings settings, TopicPublisher publisher, GroupCommit log, RoomAudit audit) {
        return new LeaseKeeper.Terms(
                settings.publishLease(), () -> publisher.publishedUpTo(log::oldestWrite), audit::owe);
    }

    @Produces
    @Singleton
    LeaseKeeper leaseKeeper(
            PublishLeases leases, NodeId node, Republisher republisher, LeaseKeeper.Terms terms, Clock clock) {
        return new LeaseKeeper(leases, node, republisher, terms, clock);
    }

    /** From the log to the topic. A repeated event goes out again: who repeats has not heard, perhaps nobody has. */
    private record Publishing(TopicPublisher publisher, OwedEvents owed) implements GroupCommit.Listener {
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
