package org.parley.integration.jms;

import org.parley.delivery.jms.BrokerRoute;
import org.parley.delivery.jms.BrokerSettings;
import org.parley.integration.Integration;
import org.parley.integration.command.CommandInbox;
import org.parley.integration.event.EventOutlet;
import org.parley.integration.host.IntegrationLink;

/** An integration's link to the broker at which it is at home: the same one for all nodes. */
public record BrokerLink(Integration integration, BrokerRoute route) implements IntegrationLink {

    public static BrokerLink of(Integration integration, BrokerSettings settings) {
        int home =
                Math.floorMod(integration.name().hashCode(), settings.brokers().size());
        return new BrokerLink(integration, BrokerRoute.toNoneBut(settings, home));
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
