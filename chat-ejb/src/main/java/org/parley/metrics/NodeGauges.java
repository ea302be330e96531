package org.parley.metrics;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.parley.delivery.ClientConnections;
import org.parley.delivery.LocalHub;
import org.parley.delivery.RoomEventPublisher;
import org.parley.delivery.RoomEventSource;
import org.parley.integration.host.IntegrationHost;
import org.parley.message.service.GroupCommit;
import org.parley.node.service.NodeDrain;
import org.parley.presence.service.PresenceService;
import org.parley.room.service.MembershipCache;
import org.parley.webhook.outgoing.WebhookHost;
import org.parley.work.Workers;

/** What this node holds at the moment somebody asks. */
@Singleton
public class NodeGauges {
    private final MetricRegistry registry;

    @Inject
    public NodeGauges(MetricRegistry registry) {
        this.registry = registry;
    }

    @Inject
    void ofSockets(ClientConnections connections, NodeDrain drain) {
        show("parley_sockets", "Open sockets", connections::count);
        show("parley_serving", "1 unless the node drains", () -> drain.state() == NodeDrain.State.SERVING ? 1 : 0);
    }

    @Inject
    void ofMessages(GroupCommit log, MembershipCache memberships) {
        show("parley_commit_waiting", "Events that wait to be written to the history", log::waiting);
        show("parley_memberships_cached", "Memberships remembered by this node", memberships::size);
    }

    @Inject
    void ofDelivery(RoomEventPublisher publisher, RoomEventSource source, LocalHub hub) {
        show("parley_outbox_waiting", "Committed events that wait for the broker", publisher::waiting);
        show(
                "parley_broker_connected",
                "0 after the broker has refused a message",
                () -> publisher.isCarrying() ? 1 : 0);
        show("parley_topic_heard", "0 while events of other nodes may not come", () -> source.isDeaf() ? 0 : 1);
        show("parley_topic_shards", "Shards of the topic that this node hears", source::shardsHeard);
        show("parley_rooms_followed", "Rooms with readers on this node", hub::roomCount);
    }

    @Inject
    void ofPresence(PresenceService presence) {
        show("parley_presence_known", "0 while Redis is away", () -> presence.isKnown() ? 1 : 0);
    }

    @Inject
    void ofIntegrations(IntegrationHost integrations) {
        show(
                "parley_integrations_served",
                "Other systems that this node serves",
                () -> integrations.served().size());
        show("parley_integration_waiting", "Events of other systems that wait for the broker", integrations::waiting);
        show(
                "parley_integration_lag_seconds",
                "How long the oldest event of other systems has waited for the broker",
                () -> integrations.behind().toSeconds());
        show(
                "parley_integration_unread",
                "Events that wait at the broker in the fullest subscription of other systems",
                integrations::unread);
    }

    /** @param counters are shown from the start, though no webhook may ever use them */
    @Inject
    void ofWebhooks(WebhookHost webhooks, WebhookMetrics counters) {
        show("parley_webhooks_served", "Outgoing webhooks that this node serves", webhooks::served);
        show("parley_webhook_waiting", "Events that wait in memory for the receivers of webhooks", webhooks::waiting);
    }

    @Inject
    void ofThreads(Workers workers) {
        show("parley_work_waiting", "Tasks that wait for one of the threads that may block", workers::waiting);
    }

    private <T extends Number> void show(String name, String meaning, Supplier<T> value) {
        registry.gauge(Described.metric(name, meaning), value);
    }
}
