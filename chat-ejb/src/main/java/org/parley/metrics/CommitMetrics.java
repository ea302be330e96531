package org.parley.metrics;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Histogram;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Timer;
import org.parley.message.service.CommitMeter;

/** {@link CommitMeter} for MicroProfile Metrics. */
@Singleton
public class CommitMetrics implements CommitMeter {
    private final Timer commits;
    private final Histogram sizes;
    private final Counter contended;
    private final Counter failed;

    @Inject
    public CommitMetrics(MetricRegistry registry) {
        this.commits =
                registry.timer(Described.timer("parley_commit", "A write to the history, of one or many events"));
        this.sizes = registry.histogram(Described.metric("parley_commit_events", "Events of one write"));
        this.contended = registry.counter(
                Described.metric("parley_events_contended", "Events that another node's write was ahead of"));
        this.failed = registry.counter(Described.metric(
                "parley_events_in_doubt", "Events of writes that failed: perhaps stored, perhaps not"));
    }

    @Override
    public void committed(int events, int waiting, Duration took) {
        commits.update(took);
        sizes.update(events);
        contended.inc(waiting);
    }

    /** How many writes ended well. */
    public long commits() {
        return commits.getCount();
    }

    /** What they took together. */
    public Duration time() {
        return commits.getElapsedTime();
    }

    /** How many events they stored. */
    public long events() {
        return sizes.getSum();
    }

    public long contended() {
        return contended.getCount();
    }

    public long inDoubt() {
        return failed.getCount();
    }

    @Override
    public void failed(int events) {
        failed.inc(events);
    }
}
