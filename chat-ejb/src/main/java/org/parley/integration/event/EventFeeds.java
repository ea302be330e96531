package org.parley.integration.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.parley.account.Accounts;
import org.parley.delivery.LocalHub;
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

    public EventFeed feed(Integration integration, EventOutlet outlet) {
        return new EventFeed(
                integration,
                new EventFeed.Sources(hub, history, memberships, integrations),
                new Authors(accounts),
                outlet,
                meter);
    }
}
