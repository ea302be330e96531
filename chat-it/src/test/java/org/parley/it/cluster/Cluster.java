package org.parley.it.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.parley.dev.server.Broker;
import org.parley.dev.server.Folders;
import org.parley.dev.server.Installation;
import org.parley.dev.server.MongoStandIn;
import org.parley.dev.server.PayaraMicroNode;
import org.parley.dev.server.Ports;
import org.parley.dev.server.PostgresServer;
import org.parley.dev.server.RedisServer;
import org.parley.dev.server.Secrets;
import org.parley.dev.server.Server;

/**
 * PostgreSQL, Redis, one broker or more, and two nodes that work; and a third, the <i>spare</i>, for whoever wants to kill one.
 *
 * <p>Everything listens on loopback, on free ports, and keeps its data under {@code target/clusters} until the next run.
 * A login at the spare lasts {@link #SHORT_SESSION}; sessions opened at the other nodes count there as everywhere.
 */
public final class Cluster implements AutoCloseable {
    /** How long a login at the spare lasts. */
    public static final Duration SHORT_SESSION = Duration.ofSeconds(4);

    /** How many bots a person may have: more than any test makes for one, but that of the limit. */
    public static final int BOTS_PER_PERSON = 20;

    /** How long a node that is stopped still takes clients. */
    public static final Duration DRAIN_NOTICE = Duration.ofSeconds(4);

    /** Over how long a node sends its clients away when it is stopped. */
    public static final Duration DRAIN_SPREAD = Duration.ofSeconds(3);

    /** How long it waits for them to leave. */
    public static final Duration DRAIN_PATIENCE = Duration.ofSeconds(10);

    /** The node whose log is JSON. */
    public static final int LOGS_JSON = 1;

    private static final int WORKING = 2;

    private final Path folder;
    private final int entrance = Ports.free();
    private final int secureEntrance = Ports.free();
    /** Other systems, each with an account at the brokers. */
    public static final List<String> INTEGRATIONS = List.of("erp", "archive");

    private final Installation installation = Installation.locate();
    private final History history;
    private final Secrets secrets;
    private final PostgresServer postgres;
    private final Server historyStore;
    private final RedisServer redis;
    private final List<Broker> brokers;
    private final List<Server> servers = new ArrayList<>();
    private final List<PayaraMicroNode> nodes = new ArrayList<>();

    private Cluster(
            Path folder,
            History history,
            int brokers,
            Map<String, String> furtherSettings,
            Optional<Path> olderPostgres) {
        this.folder = folder;
        this.history = history;
        secrets = Secrets.in(folder);
        Path data = folder.resolve("postgresql");
        postgres = olderPostgres
                .map(archive -> PostgresServer.older(archive, data, Ports.free(), secrets))
                .orElseGet(() -> new PostgresServer(installation, data, Ports.free(), secrets));
        redis = new RedisServer(installation, folder.resolve("redis"), Ports.free(), secrets);
        List<Integer> brokerPorts =
                IntStream.range(0, brokers).mapToObj(i -> Ports.free()).toList();
        this.brokers = Broker.cluster(installation, folder, brokerPorts, secrets).stream()
                .map(broker -> broker.withMetrics(Ports.free()))
                .toList();
        servers.addAll(List.of(postgres, redis));
        servers.addAll(this.brokers);
        if (history == History.MONGODB) {
            historyStore = new MongoStandIn(folder.resolve("mongodb"), Ports.free());
            servers.add(historyStore);
        } else {
            historyStore = postgres;
        }
        List<Integer> ports = IntStream.rangeClosed(1, WORKING + 1)
                .mapToObj(i -> Ports.free())
                .toList();
        Map<String, String> settings = settings(ports);
        settings.putAll(furtherSettings);
        for (int i = 0; i < ports.size(); i++) {
            Map<String, String> own = new HashMap<>(settings);
            if (i == LOGS_JSON) {
                own.put(PayaraMicroNode.LOG_FORMAT, "json");
            }
            if (i == WORKING) {
                own.put("PARLEY_SESSION_LIFETIME", SHORT_SESSION.toSeconds() + "s");
                // those at the others stay where they are, or come in by a load balancer
                own.put("PARLEY_WEB_NODES", addresses(ports));
            }
            String node = "node-" + (i + 1);
            nodes.add(new PayaraMicroNode(installation, folder.resolve(node), node, ports.get(i), own));
        }
    }

    /** Starts the servers and the two working nodes; returns when both serve. */
    public static Cluster start(String name, History history, int brokers) {
        return start(name, history, brokers, Map.of());
    }

    /** The same. @param furtherSettings of all nodes, as environment variables */
    public static Cluster start(String name, History history, int brokers, Map<String, String> furtherSettings) {
        return start(name, history, brokers, furtherSettings, Optional.empty());
    }

    /**
     * With one broker, and everything in a PostgreSQL before 17.
     *
     * @param archive see {@link PostgresServer#older}
     */
    public static Cluster startOnOlderPostgres(String name, Path archive) {
        return start(name, History.POSTGRESQL, 1, Map.of(), Optional.of(archive));
    }

    private static Cluster start(
            String name,
            History history,
            int brokers,
            Map<String, String> furtherSettings,
            Optional<Path> olderPostgres) {
        Path folder = Path.of("target", "clusters", name).toAbsolutePath();
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Cluster cluster = new Cluster(folder, history, brokers, furtherSettings, olderPostgres);
        try {
            cluster.admitIntegrations();
            cluster.startAll();
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
        return cluster;
    }

    private void admitIntegrations() {
        INTEGRATIONS.forEach(name -> home().admit(name, password(name)));
    }

    /** That of all of them, with the passwords in {@code secrets.properties}. */
    public Path folder() {
        return folder;
    }

    /** The broker at which integrations are at home: there alone they are heard and told. */
    public Broker home() {
        return brokers.get(brokers.size() - 1);
    }

    /** That of one of {@link #INTEGRATIONS} at its broker. */
    public String password(String integration) {
        return secrets.password("integration." + integration);
    }

    /** Base URLs of the two working nodes. */
    public List<URI> urls() {
        return nodes.subList(0, WORKING).stream().map(PayaraMicroNode::url).toList();
    }

    /** Base URLs of the nodes that run now, the spare among them if it does: each may serve what one node at a time serves. */
    public List<URI> running() {
        return nodes.stream()
                .filter(PayaraMicroNode::isAlive)
                .map(PayaraMicroNode::url)
                .toList();
    }

    /** A working node, 0 or 1. */
    public PayaraMicroNode node(int number) {
        return nodes.get(number);
    }

    /** The node that may be killed; it is started if it does not run. */
    public PayaraMicroNode spare() {
        PayaraMicroNode spare = nodes.get(WORKING);
        if (!spare.isAlive()) {
            spare.start();
        }
        return spare;
    }

    public PostgresServer postgres() {
        return postgres;
    }

    /** The server that has the room logs. */
    public Server historyStore() {
        return historyStore;
    }

    public RedisServer redis() {
        return redis;
    }

    /** They know each other; the order is that in which the nodes see them. */
    public List<Broker> brokers() {
        return brokers;
    }

    /** A free port for a load balancer, from which the nodes take clients. */
    public int entrance() {
        return entrance;
    }

    /** Another, for TLS. */
    public int secureEntrance() {
        return secureEntrance;
    }

    /** What all of them have logged since they were started last, and the time before. */
    public List<Path> logs() {
        return Stream.concat(servers.stream(), nodes.stream())
                .map(Server::log)
                .flatMap(log -> Stream.of(log, log.resolveSibling(log.getFileName() + ".previous")))
                .filter(Files::exists)
                .toList();
    }

    /** What one of these nodes is told, as environment variables. */
    public Map<String, String> settings() {
        return nodes.get(0).settings();
    }

    /** A further node that is not started: with these settings instead, an empty value standing for none. */
    public PayaraMicroNode anotherNode(String name, Map<String, String> otherSettings) {
        Map<String, String> settings = new HashMap<>(settings());
        otherSettings.forEach((key, value) -> {
            if (value.isEmpty()) {
                settings.remove(key);
            } else {
                settings.put(key, value);
            }
        });
        return new PayaraMicroNode(installation, folder.resolve(name), name, Ports.free(), settings);
    }

    /** SIGSTOP to the working nodes: they keep their connections, and do nothing. */
    public void suspendNodes() {
        nodes.subList(0, WORKING).forEach(Server::suspend);
    }

    /** SIGKILL to all nodes. */
    public void killNodes() {
        nodes.stream().filter(Server::isAlive).forEach(Server::kill);
    }

    /** SIGKILL to all nodes and then all servers. */
    public void killAll() {
        killNodes();
        servers.stream().filter(Server::isAlive).forEach(Server::kill);
    }

    /** Starts the databases and brokers that do not run. */
    public void startServers() {
        startTogether(servers);
    }

    /** Starts whatever does not run, the spare excepted. */
    public void startAll() {
        startServers();
        startTogether(nodes.subList(0, WORKING));
    }

    @Override
    public void close() {
        stopTogether(nodes);
        stopTogether(servers);
    }

    private Map<String, String> settings(List<Integer> ports) {
        Map<String, String> settings = new HashMap<>();
        servers.forEach(server -> settings.putAll(server.settings()));
        settings.put("PARLEY_HISTORY_STORE", history.name().toLowerCase(Locale.ROOT));
        settings.put(
                "PARLEY_WEB_ORIGINS",
                addresses(ports) + ",http://localhost:" + entrance + ",https://localhost:" + secureEntrance);
        settings.put("PARLEY_DRAIN_NOTICE", DRAIN_NOTICE.toSeconds() + "s");
        settings.put("PARLEY_DRAIN_SPREAD", DRAIN_SPREAD.toSeconds() + "s");
        settings.put("PARLEY_DRAIN_PATIENCE", DRAIN_PATIENCE.toSeconds() + "s");
        settings.put("PARLEY_WEB_SECURE_COOKIE", "false");
        settings.put("PARLEY_BROKER_INTEGRATIONS", Server.LOOPBACK + ":" + home().port());
        settings.put("PARLEY_INTEGRATION_NAMES", String.join(",", INTEGRATIONS));
        settings.put("PARLEY_BOT_PER_PERSON", Integer.toString(BOTS_PER_PERSON));
        settings.put("PARLEY_WEBHOOK_INTERNAL_TARGETS", Server.LOOPBACK + "/32");
        return settings;
    }

    private static String addresses(List<Integer> ports) {
        return ports.stream().map(port -> "http://localhost:" + port).collect(Collectors.joining(","));
    }

    private static void startTogether(List<? extends Server> group) {
        together(group.stream().filter(server -> !server.isAlive()), Server::start);
    }

    private static void stopTogether(List<? extends Server> group) {
        together(group.stream(), Server::stop);
    }

    private static void together(Stream<? extends Server> group, Consumer<Server> action) {
        // not the common pool: on few cores it would do one after the other
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            CompletableFuture.allOf(
                            group.map(server -> CompletableFuture.runAsync(() -> action.accept(server), threads))
                                    .toArray(CompletableFuture<?>[]::new))
                    .join();
        } finally {
            threads.shutdown();
        }
    }
}
