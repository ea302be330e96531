package org.parley.it.fault;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.dev.server.Broker;
import org.parley.dev.server.Installation;
import org.parley.dev.server.PayaraMicroNode;
import org.parley.dev.server.Ports;
import org.parley.dev.server.Secrets;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.parley.it.loadbalancer.Certificate;
import org.parley.it.monitoring.MetricsPage;

/** A node and a broker that speak TLS with each other. */
@Order(26)
@ExtendWith(SharedCluster.class)
class BrokerTlsIT {
    private static final Path FOLDER = Path.of("target", "broker-tls").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Cluster cluster;

    BrokerTlsIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void aNodeShouldHearABrokerThatItTrusts() throws Exception {
        Certificate certificate = Certificate.make(FOLDER);
        Broker plain = new Broker(Installation.locate(), FOLDER.resolve("broker"), Ports.free(), Secrets.in(FOLDER));
        try (Broker broker = plain.withTls(certificate.store(), certificate.password());
                PayaraMicroNode node = node(broker, certificate)) {
            broker.start();
            node.start();
            // whoever hears the topic has connected, and shaken hands
            await().atMost(PATIENCE).until(() -> MetricsPage.of(node.url()).value("parley_topic_heard") == 1);
        }
    }

    private PayaraMicroNode node(Broker broker, Certificate trusted) {
        String trust = "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
                .formatted(trusted.store(), trusted.password());
        return cluster.anotherNode(
                "node-tls",
                Map.of(
                        "PARLEY_BROKER_PORT",
                        Integer.toString(broker.port()),
                        "PARLEY_BROKER_PASSWORD",
                        broker.password(),
                        "PARLEY_BROKER_OTHERS",
                        "",
                        "PARLEY_BROKER_TLS",
                        "true",
                        "JAVA_TOOL_OPTIONS",
                        trust));
    }
}
