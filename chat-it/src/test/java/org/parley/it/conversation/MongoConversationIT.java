package org.parley.it.conversation;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.History;
import org.parley.it.monitoring.HealthPage;

/** The conversation on two Payara Micro nodes, with the history in MongoDB's stand-in, and one broker. */
@Order(10)
class MongoConversationIT implements ConversationContract {
    private static Cluster cluster;

    @BeforeAll
    static void start() {
        cluster = Cluster.start("mongodb", History.MONGODB, 1);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Override
    public List<URI> nodes() {
        return cluster.urls();
    }

    @Test
    void withoutTheHistoryNodesShouldLiveAndNotBeReady() {
        cluster.historyStore().kill();
        HealthPage.awaitReady(nodes().get(0), page -> page.lacks("history"));
        HealthPage.live(nodes().get(0)).isUp();

        cluster.startAll();
        nodes().forEach(node -> HealthPage.awaitReady(node, HealthPage::isUp));
    }
}
