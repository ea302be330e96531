package org.parley.management;

import java.util.List;
import org.parley.integration.host.IntegrationHost;
import org.parley.metrics.IntegrationMetrics;

record IntegrationControl(IntegrationHost host, IntegrationMetrics metrics) implements IntegrationMXBean {

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
    public long getCommandsAnswered() {
        return metrics.commandsAnswered();
    }

    @Override
    public long getCommandsRejected() {
        return metrics.commandsRejected();
    }
}
