package org.parley.startup.service;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.parley.delivery.LeaseKeeper;
import org.parley.delivery.jms.BrokerSettings;
import org.parley.integration.Integrations;
import org.parley.integration.command.CommandIntakes;
import org.parley.integration.event.EventFeeds;
import org.parley.integration.host.IntegrationHost;
import org.parley.node.NodeId;
import org.parley.work.NamedThreads;

/** What this node does for other systems, one of each. */
@ApplicationScoped
public class IntegrationCore {
    @Resource
    private ManagedThreadFactory threads;

    @Produces
    @Singleton
    IntegrationHost host(
            Integrations integrations,
            NodeId node,
            LeaseKeeper leases,
            BrokerSettings brokers,
            EventFeeds feeds,
            CommandIntakes intakes) {
        return new IntegrationHost(
                integrations,
                node,
                leases::holders,
                brokers,
                new IntegrationHost.Making(feeds, intakes, new NamedThreads(threads, "integration")));
    }
}
