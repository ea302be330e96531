package org.parley.it.monitoring;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;

/** The metrics of a Payara Micro. */
@Order(4)
@ExtendWith(SharedCluster.class)
class MetricsIT implements MetricsContract {
    private final Cluster cluster;

    MetricsIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public List<URI> nodes() {
        return cluster.urls();
    }
}
