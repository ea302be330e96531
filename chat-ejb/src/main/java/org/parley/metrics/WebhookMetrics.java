package org.parley.metrics;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.parley.webhook.outgoing.WebhookMeter;

/** {@link WebhookMeter} for MicroProfile Metrics. */
@Singleton
public class WebhookMetrics implements WebhookMeter {
    private final Counter delivered;
    private final Counter failed;
    private final Counter buried;

    @Inject
    public WebhookMetrics(MetricRegistry registry) {
        this.delivered = registry.counter(
                Described.metric("parley_webhook_events", "Events that outgoing webhooks have delivered"));
        this.failed = registry.counter(
                Described.metric("parley_webhook_failures", "Tries of outgoing webhooks that have failed for now"));
        this.buried = registry.counter(Described.metric(
                "parley_webhook_dead_letters", "Events of outgoing webhooks that were put aside, undelivered"));
    }

    @Override
    public void delivered(int events) {
        delivered.inc(events);
    }

    @Override
    public void failed() {
        failed.inc();
    }

    @Override
    public void buried() {
        buried.inc();
    }
}
