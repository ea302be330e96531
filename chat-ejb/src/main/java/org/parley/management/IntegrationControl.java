package org.parley.management;

import java.util.List;
import javax.management.NotificationBroadcasterSupport;
import org.parley.integration.host.IntegrationHost;
import org.parley.metrics.IntegrationMetrics;

final class IntegrationControl extends NotificationBroadcasterSupport implements IntegrationMXBean {
    private final IntegrationHost host;
    private final IntegrationMetrics metrics;
    private final RejectedControl rejected;

    IntegrationControl(IntegrationHost host, IntegrationMetrics metrics, RejectedControl rejected) {
        super(IntegrationAlarms.describe());
        this.host = host;
        this.metrics = metrics;
        this.rejected = rejected;
    }

    @Override
    public List<String> getServed() {
        return host.served();
    }

    @Override
    public long getEventsSent() {
        return metrics.eventsSent();
    }

    @Override
    public int getEventsWaiting() {
        return host.waiting();
    }

    @Override
    public long getSecondsBehind() {
        return host.behind().toSeconds();
    }

    @Override
    public long getEventsUnread() {
        return host.unread();
    }

    @Override
    public long getCommandsAnswered() {
        return metrics.commandsAnswered();
    }

    @Override
    public long getCommandsRejected() {
        return metrics.commandsRejected();
    }

    @Override
    public List<String> rejected(String integration) {
        return rejected.list(integration);
    }

    @Override
    public int replay(String integration, String id) {
        return rejected.replay(integration, id);
    }
}
