package org.parley.startup.service;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.parley.delivery.LeaseKeeper;
import org.parley.node.NodeId;
import org.parley.placement.NodeShare;
import org.parley.settings.LiveSettings;
import org.parley.settings.Settings;
import org.parley.settings.SettingsCheck;
import org.parley.webhook.OutgoingWebhooks;
import org.parley.webhook.http.WebhookClient;
import org.parley.webhook.http.WebhookSettings;
import org.parley.webhook.outgoing.OutgoingWebhookSettings;
import org.parley.webhook.outgoing.WebhookFeeds;
import org.parley.webhook.outgoing.WebhookHost;
import org.parley.work.NamedThreads;

/** What this node asks services outside, one of each. */
@ApplicationScoped
public class WebhookCore {
    @Resource
    private ManagedThreadFactory threads;

    void check(@Observes SettingsCheck check) {
        WebhookSettings.read(check.settings());
        OutgoingWebhookSettings.read(check.settings());
    }

    @Produces
    @Singleton
    LiveSettings<WebhookSettings> requests(Config config) {
        return new LiveSettings<>(new Settings(config), WebhookSettings::read);
    }

    @Produces
    @Singleton
    LiveSettings<OutgoingWebhookSettings> outgoing(Config config) {
        return new LiveSettings<>(new Settings(config), OutgoingWebhookSettings::read);
    }

    @Produces
    @Singleton
    WebhookClient client(LiveSettings<WebhookSettings> settings) {
        return new WebhookClient(settings, new NamedThreads(threads, "webhook-clock"));
    }

    void close(@Disposes WebhookClient client) {
        client.close();
    }

    @Produces
    @Singleton
    WebhookHost host(OutgoingWebhooks webhooks, NodeId node, LeaseKeeper leases, WebhookFeeds feeds) {
        return new WebhookHost(
                webhooks, new NodeShare.Place(node, leases::holders), feeds, new NamedThreads(threads, "webhook"));
    }
}
