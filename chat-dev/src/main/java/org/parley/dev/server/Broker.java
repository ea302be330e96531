package org.parley.dev.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An Artemis broker with the configuration of {@code artemis/broker}: security on, a durable journal. */
public final class Broker extends Server {

    /** As many brokers may form a cluster: {@code artemis/broker/cluster} has a file for each number of others. */
    public static final int MOST = 3;

    private static final String USER = "parley";
    private static final int NO_METRICS = 0;

    /** What a backup says when it holds all that the primary broker has. */
    private static final String IN_STEP = "AMQ221024";

    private final Installation installation;
    private final Secrets secrets;
    private final List<Integer> peers;
    private final int metricsPort;

    /** System properties of its JVM, which everybody on this machine can read. */
    private final Map<String, String> openProperties;

    private final Map<String, String> privateProperties;

    /** One broker, alone. */
    public Broker(Installation installation, Path directory, int port, Secrets secrets) {
        this("broker", installation, directory, port, List.of(), NO_METRICS, Map.of(), Map.of(), secrets);
    }

    private Broker(
            String name,
            Installation installation,
            Path directory,
            int port,
            List<Integer> peers,
            int metricsPort,
            Map<String, String> openProperties,
            Map<String, String> privateProperties,
            Secrets secrets) {
        super(name, directory, port);
        this.installation = installation;
        this.peers = peers;
        this.metricsPort = metricsPort;
        this.openProperties = openProperties;
        this.privateProperties = privateProperties;
        this.secrets = secrets;
    }

    /** A cluster of brokers, one for each port, with their data in folders of their own: {@code broker-1} and so on. */
    public static List<Broker> cluster(
            Installation installation, Path directory, List<Integer> ports, Secrets secrets) {
        List<Broker> brokers = new ArrayList<>();
        for (int port : ports) {
            String name = "broker-" + (brokers.size() + 1);
            List<Integer> peers = ports.stream().filter(other -> other != port).toList();
            brokers.add(new Broker(
                    name, installation, directory.resolve(name), port, peers, NO_METRICS, Map.of(), Map.of(), secrets));
        }
        return brokers;
    }

    /**
     * A broker and its backup, which holds a copy of its messages, and listens to nobody before it is gone: {@code
     * broker-1} and {@code broker-2}.
     */
    public static List<Broker> pair(Installation installation, Path directory, List<Integer> ports, Secrets secrets) {
        List<Broker> brokers = cluster(installation, directory, ports, secrets);
        return List.of(brokers.get(0).as("primary"), brokers.get(1).as("backup"));
    }

    private Broker as(String availability) {
        return with(Map.of("parley.broker.availability", availability, "parley.broker.pair", "pair"), Map.of());
    }

    /**
     * The same broker, which speaks TLS alone, with the certificate and key of a PKCS #12 file.
     *
     * @param trustStore the other brokers' certificates; a file that can be read without a password
     */
    public Broker withTls(Path keyStore, String keyStorePassword, Path trustStore) {
        return with(
                Map.of("parley.broker.tls", "true", "javax.net.ssl.trustStore", trustStore.toString()),
                Map.of(
                        "acceptorConfigurations.parley.params.keyStorePath",
                        keyStore.toString(),
                        "acceptorConfigurations.parley.params.keyStorePassword",
                        keyStorePassword));
    }

    private Broker with(Map<String, String> openProperties, Map<String, String> privateProperties) {
        return new Broker(
                name(),
                installation,
                directory(),
                port(),
                peers,
                metricsPort,
                openProperties,
                privateProperties,
                secrets);
    }

    /** The same broker, which tells its figures on that port. */
    public Broker withMetrics(int onPort) {
        return new Broker(
                name(), installation, directory(), port(), peers, onPort, openProperties, privateProperties, secrets);
    }

    /** Where it tells them. */
    public URI metrics() {
        return URI.create("http://%s:%d/metrics".formatted(LOOPBACK, metricsPort));
    }

    public String user() {
        return USER;
    }

    public String password() {
        return secrets.password("broker.parley");
    }

    /** The password of the user {@code operator}, who may do everything at the broker. */
    public String operatorPassword() {
        return secrets.password("broker.operator");
    }

    /**
     * Gives another corporate system an account, of that name, as {@code artemis/broker/integration.sh} does it: it may
     * log in within seconds, when the broker runs, and from the start when it does not yet.
     */
    public void admit(String integration, String password) {
        IntegrationScript.run(installation, users(), IntegrationScript.hashed(password), "add", integration);
    }

    /** Takes it away again, within seconds. What waits at its addresses stays. */
    public void dismiss(String integration) {
        IntegrationScript.run(installation, users(), "", "remove", integration);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "PARLEY_BROKER_HOST", LOOPBACK,
                "PARLEY_BROKER_PORT", Integer.toString(port()),
                "PARLEY_BROKER_OTHERS", String.join(",", peerAddresses()),
                "PARLEY_BROKER_USER", user(),
                "PARLEY_BROKER_PASSWORD", password());
    }

    private List<String> peerAddresses() {
        return peers.stream().map(port -> LOOPBACK + ":" + port).toList();
    }

    @Override
    protected void prepare() throws IOException {
        IntegrationScript.run(installation, users(), "", "list");
        Folders.writePrivately(
                privateFile(),
                "clusterUser = cluster%nclusterPassword = %s%n%s"
                        .formatted(
                                secrets.password("broker.cluster"),
                                privateProperties.entrySet().stream()
                                        .map(property -> property.getKey() + " = " + property.getValue() + "\n")
                                        .collect(Collectors.joining())));
        Folders.writePrivately(
                users().resolve("artemis-users.properties"),
                "%s = %s%noperator = %s%n".formatted(USER, password(), operatorPassword()));
        Files.copy(
                installation.brokerConfiguration().resolve("artemis-roles.properties"),
                users().resolve("artemis-roles.properties"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    protected List<String> command() {
        Path configuration = installation.brokerConfiguration();
        List<String> options = new ArrayList<>(List.of(
                "-Xmx256m",
                "-Djava.security.auth.login.config=" + configuration.resolve("login.config"),
                "-Dparley.broker.name=" + name(),
                "-Dparley.broker.host=" + LOOPBACK,
                "-Dparley.broker.port=" + port(),
                "-Dparley.broker.protocols=CORE,AMQP,STOMP",
                "-Dparley.broker.etc=" + configuration,
                "-Dparley.broker.data=" + directory().resolve("data"),
                "-Dparley.broker.users=" + users(),
                "-Dparley.broker.peers=" + peers.size()));
        for (int peer = 0; peer < peers.size(); peer++) {
            options.add("-Dparley.broker.peer-%d=%s"
                    .formatted(peer + 1, peerAddresses().get(peer)));
        }
        openProperties.forEach((name, value) -> options.add("-D" + name + "=" + value));
        if (metricsPort != NO_METRICS) {
            options.add("-javaagent:%s=%s:%d:%s"
                    .formatted(
                            installation.metricsAgent(), LOOPBACK, metricsPort, configuration.resolve("metrics.yaml")));
        }
        return JavaCommand.main(
                BrokerMain.class,
                options,
                configuration.resolve("broker.xml").toString(),
                privateFile() + "," + users().resolve("integrations") + "/");
    }

    @Override
    protected boolean isReady() throws IOException {
        if (!logged().contains(BrokerMain.READY)) {
            return false;
        }
        if (openProperties.containsValue("backup")) {
            return logged().contains(IN_STEP);
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(LOOPBACK, port()), 1000);
            return true;
        }
    }

    private Path privateFile() {
        return directory().resolve("private.properties");
    }

    private Path users() {
        return directory().resolve("users");
    }
}
