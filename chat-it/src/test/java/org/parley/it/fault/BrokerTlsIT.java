package org.parley.it.fault;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
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

/** Nodes and brokers that speak TLS with each other. */
@Order(26)
@ExtendWith(SharedCluster.class)
class BrokerTlsIT {
    private static final Path FOLDER = Path.of("target", "broker-tls").toAbsolutePath();
    private static final String TOPIC = "parley.rooms.0";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Cluster cluster;

    BrokerTlsIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void aNodeShouldHearABrokerThatItTrusts() throws Exception {
        Certificate certificate = Certificate.make(FOLDER);
        Broker plain = new Broker(Installation.locate(), FOLDER.resolve("broker"), Ports.free(), Secrets.in(FOLDER));
        try (Broker broker = withTls(plain, certificate);
                PayaraMicroNode node = node(broker, certificate)) {
            broker.start();
            node.start();
            // whoever hears the topic has connected, and shaken hands
            await().atMost(PATIENCE).until(() -> MetricsPage.of(node.url()).value("parley_topic_heard") == 1);
        }
    }

    @Test
    void brokersShouldHandOnToEachOtherByTlsAlone() throws Exception {
        Certificate certificate = Certificate.make(FOLDER);
        List<Broker> plain = Broker.cluster(
                Installation.locate(),
                FOLDER.resolve("cluster"),
                List.of(Ports.free(), Ports.free()),
                Secrets.in(FOLDER));
        try (Broker one = withTls(plain.get(0), certificate);
                Broker other = withTls(plain.get(1), certificate)) {
            one.start();
            other.start();
            assertThatThrownBy(() -> context(one, "sslEnabled=false")).isInstanceOf(JMSRuntimeException.class);

            String tls = "sslEnabled=true&trustStoreType=JKS&trustStorePath=" + certificate.trustStore();
            try (JMSContext speaker = context(one, tls);
                    JMSContext listener = context(other, tls);
                    JMSConsumer consumer = listener.createConsumer(listener.createTopic(TOPIC))) {
                await().atMost(PATIENCE).until(() -> {
                    speaker.createProducer().send(speaker.createTopic(TOPIC), "event");
                    return "event".equals(consumer.receiveBody(String.class, 500));
                });
            }
        }
    }

    private static Broker withTls(Broker plain, Certificate certificate) {
        return plain.withTls(certificate.store(), certificate.password(), certificate.trustStore());
    }

    private static JMSContext context(Broker broker, String options) {
        String url = "tcp://127.0.0.1:%d?callTimeout=3000&%s".formatted(broker.port(), options);
        return new ActiveMQConnectionFactory(url).createContext(broker.user(), broker.password());
    }

    private PayaraMicroNode node(Broker broker, Certificate trusted) {
        // Payara reads its trust store with a password
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
