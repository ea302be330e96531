package org.parley.metrics;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Timer;
import org.parley.delivery.DeliveryMeter;

/** {@link DeliveryMeter} for MicroProfile Metrics. */
@Singleton
public class DeliveryMetrics implements DeliveryMeter {
    private final Clock clock;
    private final Timer lag;
    private final Counter deliveries;
    private final Counter repeated;
    private final Counter repairs;
    private final Counter repaired;

    @Inject
    public DeliveryMetrics(MetricRegistry registry, Clock clock) {
        this.clock = clock;
        this.lag = registry.timer(Described.timer(
                "parley_topic_lag",
                "From the commit of an event to its arrival at this node; one event of each message of the topic"));
        this.deliveries = registry.counter(Described.metric("parley_deliveries", "Events put into sockets' queues"));
        this.repeated =
                registry.counter(Described.metric("parley_events_repeated", "Events that had come before, dropped"));
        this.repairs = registry.counter(Described.metric("parley_repairs", "Reads of what had not come by the topic"));
        this.repaired =
                registry.counter(Described.metric("parley_events_repaired", "Events that had not come by the topic"));
    }

    public long deliveries() {
        return deliveries.getCount();
    }

    public long eventsRepaired() {
        return repaired.getCount();
    }

    public long eventsRepeated() {
        return repeated.getCount();
    }

    /** Clocks of nodes differ by a little: what arrives before its time has no lag. */
    @Override
    public void arrived(Instant storedAt) {
        Duration since = Duration.between(storedAt, clock.instant());
        lag.update(since.isNegative() ? Duration.ZERO : since);
    }

    @Override
    public void delivered(int events, int readers) {
        deliveries.inc((long) events * readers);
    }

    @Override
    public void repeated(int events) {
        repeated.inc(events);
    }

    @Override
    public void repaired(int events) {
        repairs.inc();
        repaired.inc(events);
    }
}
