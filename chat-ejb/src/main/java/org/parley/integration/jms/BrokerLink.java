package org.parley.integration.jms;

import org.parley.delivery.jms.BrokerRoute;
import org.parley.delivery.jms.BrokerSettings;
import org.parley.integration.Integration;
import org.parley.integration.command.CommandInbox;
import org.parley.integration.event.EventOutlet;
import org.parley.integration.host.IntegrationLink;

/** An integration's link to the broker at which all of them are at home. */
public record BrokerLink(Integration integration, BrokerRoute route) implements IntegrationLink {

    public static BrokerLink of(Integration integration, BrokerSettings settings) {
        return new BrokerLink(integration, BrokerRoute.ofIntegrations(settings));
    }

    @Override
    public EventOutlet events() {
        return new EventSender(integration, route);
    }

    @Override
    public CommandInbox commands() {
        return new CommandQueue(integration, route);
    }

    @Override
    public void close() {
        route.close();
    }
}
