package org.parley.it.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.dev.server.Broker;
import org.parley.dev.server.Installation;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;

/** What a broker tells by Prometheus' exporter. */
@ExtendWith(SharedCluster.class)
class BrokerMetricsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern NAME = Pattern.compile("\\bartemis_[a-z_]+");

    private final Broker broker;

    BrokerMetricsIT(Cluster cluster) {
        broker = cluster.brokers().get(0);
    }

    @Test
    void theManualShouldListWhatThereIs() throws IOException {
        Path manual = Installation.locate().home().resolve("docs/operations.md");
        Set<String> listed = Files.readAllLines(manual).stream()
                .filter(line -> line.startsWith("| `artemis_"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .collect(Collectors.toSet());

        assertThat(MetricsPage.of(broker).families()).isEqualTo(listed);
    }

    @Test
    void alertsShouldAskForWhatThereIs() throws IOException {
        Path alerts = Installation.locate().home().resolve("payara-config/monitoring/prometheus-alerts.yaml");

        assertThat(NAME.matcher(Files.readString(alerts)).results().map(match -> match.group()))
                .isNotEmpty()
                .allMatch(MetricsPage.of(broker).names()::contains);
    }

    @Test
    void whatNobodyHearsShouldBeCounted() {
        String unrouted = "artemis_address_unrouted_total{address=\"parley.people.63\"}";
        double before = MetricsPage.of(broker).value(unrouted);
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + broker.port());
                JMSContext context = factory.createContext(broker.user(), broker.password())) {
            context.createProducer().send(context.createTopic("parley.people.63"), "to nobody");
        }
        await().atMost(PATIENCE).until(() -> MetricsPage.of(broker).value(unrouted) == before + 1);
    }
}
