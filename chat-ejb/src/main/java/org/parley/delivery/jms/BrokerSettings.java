package org.parley.delivery.jms;

import java.util.ArrayList;
import java.util.List;
import org.parley.settings.Settings;

/**
 * The brokers that carry the topic, and how this node uses them.
 *
 * @param brokers {@code host:port} of each broker of the cluster; the order is the same on all nodes, whatever it is in
 *     their settings
 * @param home {@code host:port} of the one of them at which integrations are at home, or of a primary and its backup
 * @param user an account with the role {@code parley}
 * @param tls whether the brokers' certificates are checked by the JVM's trust store, and all is encrypted
 */
public record BrokerSettings(
        List<String> brokers, List<String> home, String user, String password, boolean tls, TopicShards shards) {
    private static final int MOST_SHARDS = 64;

    public BrokerSettings {
        brokers = brokers.stream().sorted().distinct().toList();
        home = home.isEmpty() ? List.of(brokers.get(0)) : List.copyOf(home);
    }

    public static BrokerSettings read(Settings settings) {
        List<String> brokers = new ArrayList<>();
        brokers.add(settings.text("parley.broker.host", "broker-1.example.com")
                + ":"
                + settings.number("parley.broker.port", 61_616, 1, 65_535));
        brokers.addAll(settings.parse(
                "parley.broker.others",
                List.of(),
                "host:port of the other brokers, comma separated",
                "broker-2.example.com:61616,broker-3.example.com:61616",
                BrokerSettings::hosts));
        return new BrokerSettings(
                brokers,
                settings.parse(
                        "parley.broker.integrations",
                        List.of(),
                        "host:port of a broker, or of a primary and its backup, comma separated",
                        "broker-1.example.com:61616",
                        BrokerSettings::hosts),
                settings.text("parley.broker.user", "parley"),
                settings.text("parley.broker.password", "a password"),
                settings.flag("parley.broker.tls", false),
                new TopicShards(settings.number("parley.topic.shards", 4, 1, MOST_SHARDS)));
    }

    private static List<String> hosts(String text) {
        List<String> hosts = List.of(text.strip().split("\\s*,\\s*"));
        if (!hosts.stream().allMatch(host -> host.matches("[\\w.-]+:\\d{1,5}|\\[[0-9a-fA-F:]+]:\\d{1,5}"))) {
            throw new IllegalArgumentException(text);
        }
        return hosts;
    }

    /** Where the client of Artemis finds a broker, and how patient it is with it. */
    String url(String broker) {
        return "tcp://" + broker + "?"
                // a lost connection is an error at once, and we connect again: the client could hang, and lose what it
                // had
                + "reconnectAttempts=0&initialConnectAttempts=1&useTopologyForLoadBalancing=false"
                + "&connect-timeout-millis=2000&callTimeout=3000&clientFailureCheckPeriod=750&connectionTTL=3000"
                // what is under way to the broker is bounded by the outbox, and each batch is confirmed
                + "&producerWindowSize=-1&confirmationWindowSize=-1"
                // its threads end with it
                + "&useGlobalPools=false&threadPoolMaxSize=8&scheduledThreadPoolMaxSize=2&useGlobalWorkerPool=false"
                + (tls ? "&sslEnabled=true&verifyHost=true" : "");
    }
}
