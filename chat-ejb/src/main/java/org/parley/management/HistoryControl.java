package org.parley.management;

import org.parley.message.service.GroupCommit;
import org.parley.metrics.CommitMetrics;

record HistoryControl(CommitMetrics metrics, GroupCommit log) implements HistoryMXBean {
    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public long getCommits() {
        return metrics.commits();
    }

    @Override
    public long getEvents() {
        return metrics.events();
    }

    @Override
    public double getMeanCommitMillis() {
        return metrics.time().toNanos() / NANOS_PER_MILLI / Math.max(1, metrics.commits());
    }

    @Override
    public int getEventsWaiting() {
        return log.waiting();
    }

    @Override
    public long getEventsContended() {
        return metrics.contended();
    }

    @Override
    public long getEventsInDoubt() {
        return metrics.inDoubt();
    }
}
