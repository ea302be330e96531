package org.parley.integration.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.IntConsumer;
import org.parley.account.Accounts;
import org.parley.delivery.LocalHub;
import org.parley.integration.Integration;
import org.parley.integration.Integrations;
import org.parley.integration.service.IntegrationMeter;
import org.parley.message.MessageHistory;
import org.parley.room.Memberships;

/** Makes the {@link EventFeed} of each reader that this node serves. */
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

    public EventFeed ofIntegration(Integration integration, EventOutlet outlet) {
        return of(new FeedReader(integration.account(), "integration", integration.name()), outlet, meter::sent);
    }

    /** @param sent is told how many events the other side has more */
    public EventFeed of(FeedReader reader, EventOutlet outlet, IntConsumer sent) {
        return new EventFeed(
                reader, new EventFeed.Sources(hub, history, memberships, integrations), cloudEvents(), outlet, sent);
    }

    public CloudEvents cloudEvents() {
        return new CloudEvents(history, accounts);
    }
}
