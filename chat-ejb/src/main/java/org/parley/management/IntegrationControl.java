package org.parley.management;

import java.util.List;
import org.parley.failure.ParleyException;
import org.parley.integration.host.IntegrationHost;
import org.parley.integration.service.IntegrationService;
import org.parley.metrics.IntegrationMetrics;

record IntegrationControl(IntegrationHost host, IntegrationService service, IntegrationMetrics metrics)
        implements IntegrationMXBean {

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

    @Override
    public void add(String name) {
        try {
            service.add(name);
        } catch (ParleyException e) {
            // the administrator's client does not know our classes
            throw new IllegalStateException(e.detail(), null);
        }
    }
}
