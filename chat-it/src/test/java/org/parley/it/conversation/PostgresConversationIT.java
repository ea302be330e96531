package org.parley.it.conversation;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;

/** The conversation on two Payara Micro nodes, with the history in PostgreSQL. */
@Order(1)
@ExtendWith(SharedCluster.class)
class PostgresConversationIT implements ConversationContract {
    private final Cluster cluster;

    PostgresConversationIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public List<URI> nodes() {
        return cluster.urls();
    }
}
