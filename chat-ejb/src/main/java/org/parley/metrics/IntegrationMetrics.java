package org.parley.metrics;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.parley.integration.service.IntegrationMeter;

/** {@link IntegrationMeter} for MicroProfile Metrics. */
@Singleton
public class IntegrationMetrics implements IntegrationMeter {
    private final Counter sent;
    private final Counter answered;
    private final Counter rejected;

    @Inject
    public IntegrationMetrics(MetricRegistry registry) {
        this.sent = registry.counter(
                Described.metric("parley_integration_events", "Events that the broker has for other systems"));
        this.answered = registry.counter(
                Described.metric("parley_integration_commands", "Commands of other systems, carried out or refused"));
        this.rejected = registry.counter(Described.metric(
                "parley_integration_rejected",
                "Commands of other systems that were put aside: they cannot be carried out"));
    }

    public long eventsSent() {
        return sent.getCount();
    }

    public long commandsAnswered() {
        return answered.getCount();
    }

    public long commandsRejected() {
        return rejected.getCount();
    }

    @Override
    public void sent(int events) {
        sent.inc(events);
    }

    @Override
    public void answered() {
        answered.inc();
    }

    @Override
    public void rejected() {
        rejected.inc();
    }
}
