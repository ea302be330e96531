package org.parley.startup.service;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.parley.delivery.LeaseKeeper;
import org.parley.delivery.jms.BrokerSettings;
import org.parley.integration.command.CommandIntakes;
import org.parley.integration.command.RejectedCommands;
import org.parley.integration.event.EventFeeds;
import org.parley.integration.host.IntegrationHost;
import org.parley.integration.jms.BrokerLink;
import org.parley.integration.jms.RejectedQueue;
import org.parley.integration.service.IntegrationService;
import org.parley.integration.service.IntegrationSettings;
import org.parley.node.NodeId;
import org.parley.placement.NodeShare;
import org.parley.settings.LiveSettings;
import org.parley.settings.Settings;
import org.parley.work.NamedThreads;

/** What this node does for other systems, one of each. */
@ApplicationScoped
public class IntegrationCore {
    @Resource
    private ManagedThreadFactory threads;

    @Produces
    @Singleton
    LiveSettings<IntegrationSettings> settings(Config config) {
        return new LiveSettings<>(new Settings(config), IntegrationSettings::read);
    }

    @Produces
    @Singleton
    RejectedCommands rejected(BrokerSettings brokers) {
        return new RejectedQueue(brokers);
    }

    @Produces
    @Singleton
    IntegrationHost host(
            LiveSettings<IntegrationSettings> settings,
            IntegrationService service,
            NodeId node,
            LeaseKeeper leases,
            BrokerSettings brokers,
            EventFeeds feeds,
            CommandIntakes intakes) {
        return new IntegrationHost(
                () -> settings.get().names(),
                service,
                new NodeShare.Place(node, leases::holders),
                new IntegrationHost.Making(
                        integration -> BrokerLink.of(integration, brokers),
                        feeds,
                        intakes,
                        new NamedThreads(threads, "integration")));
    }
}
