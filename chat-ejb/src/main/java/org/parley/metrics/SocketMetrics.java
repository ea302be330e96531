package org.parley.metrics;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts the sockets that this node closes, by reason. */
@Singleton
public class SocketMetrics {
    private final MetricRegistry registry;
    private final Map<String, Counter> closed = new ConcurrentHashMap<>();

    @Inject
    public SocketMetrics(MetricRegistry registry) {
        this.registry = registry;
    }

    /** Shows the reason, though no socket was closed for it yet. */
    public void expect(String reason) {
        counter(reason);
    }

    public void closed(String reason) {
        counter(reason).inc();
    }

    public long count(String reason) {
        return counter(reason).getCount();
    }

    private Counter counter(String reason) {
        return closed.computeIfAbsent(
                reason,
                name -> registry.counter(
                        Described.metric("parley_sockets_closed", "Sockets that this node closed, by reason"),
                        new Tag("reason", name)));
    }
}
