package org.parley.integration.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.parley.account.Accounts;
import org.parley.delivery.LocalHub;
import org.parley.delivery.jms.BrokerRoute;
import org.parley.integration.Integration;
import org.parley.integration.Integrations;
import org.parley.integration.service.IntegrationMeter;
import org.parley.message.MessageHistory;
import org.parley.room.Memberships;

/** Makes the {@link EventFeed} of each integration that this node serves. */
@ApplicationScoped
public class EventFeeds {
    @Inject
    LocalHub hub;

    @Inject
    MessageHistory history;

    @Inject
    Memberships memberships;

    @Inject
    Integrations integrations;

    @Inject
    Accounts accounts;

    @Inject
    IntegrationMeter meter;

    /** @param route to the broker at which this integration is at home */
    public EventFeed feed(Integration integration, BrokerRoute route) {
        return new EventFeed(
                integration,
                new EventFeed.Sources(hub, history, memberships, integrations),
                new EventSender(integration, route, new Authors(accounts), history.epoch()),
                meter);
    }
}
