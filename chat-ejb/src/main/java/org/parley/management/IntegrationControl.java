package org.parley.management;

import java.util.List;
import javax.management.NotificationBroadcasterSupport;
import org.parley.integration.host.IntegrationHost;
import org.parley.metrics.IntegrationMetrics;

final class IntegrationControl extends NotificationBroadcasterSupport implements IntegrationMXBean {
    private final IntegrationHost host;
    private final IntegrationMetrics metrics;

    IntegrationControl(IntegrationHost host, IntegrationMetrics metrics) {
        super(IntegrationAlarms.describe());
        this.host = host;
        this.metrics = metrics;
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
}
