package org.parley.dev.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All servers of a {@link ClusterPlan}: the nodes and, where they are not outside ones, the servers behind them. */
public final class LocalCluster implements AutoCloseable {

    /** Told of each server by the thread that starts it. */
    public interface Progress {

        void starting(Server server);

        void started(Server server, Duration took);
    }

    private final List<Server> services = new ArrayList<>();
    private final List<PayaraMicroNode> nodes = new ArrayList<>();
    private final Secrets secrets;
    private volatile boolean closed;

    /** Makes the servers' objects and starts nothing. */
    public LocalCluster(Installation installation, ClusterPlan plan) {
        Map<String, String> given = plan.settings();
        Path folder = plan.directory();
        secrets = Secrets.in(folder);
        if (!given.containsKey("PARLEY_DATABASE_URL")) {
            services.add(new PostgresServer(installation, folder.resolve("postgresql"), plan.postgresPort(), secrets));
        }
        if (!given.containsKey("PARLEY_REDIS_URI")) {
            services.add(new RedisServer(installation, folder.resolve("redis"), plan.redisPort(), secrets));
        }
        if (!given.containsKey("PARLEY_BROKER_HOST")) {
            services.addAll(Broker.cluster(installation, folder, plan.brokerPorts(), secrets));
        }
        if (plan.history() == HistoryStore.MONGODB && !given.containsKey("PARLEY_MONGO_URI")) {
            services.add(new MongoStandIn(folder.resolve("mongodb"), plan.mongoPort()));
        }

        Map<String, String> settings = new HashMap<>(webSettings(plan.nodePorts()));
        settings.put("PARLEY_HISTORY_STORE", plan.history().setting());
        services.forEach(service -> settings.putAll(service.settings()));
        settings.putAll(given);
        for (int port : plan.nodePorts()) {
            String name = "node-" + (nodes.size() + 1);
            nodes.add(new PayaraMicroNode(
                    installation, folder.resolve(name), name, plan.address(), port, settings, plan.nodeOptions()));
        }
    }

    /**
     * Starts what the nodes need, all at once, and then the nodes, all at once.
     *
     * @throws ServerFailedException when one does not come up; all are stopped then
     */
    public void start(Progress progress) {
        try {
            startAll(services, progress);
            startAll(nodes, progress);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The passwords of these servers, and of those who use them. */
    public Secrets secrets() {
        return secrets;
    }

    /** What is behind the nodes and is not outside. */
    public List<Server> services() {
        return List.copyOf(services);
    }

    public List<PayaraMicroNode> nodes() {
        return List.copyOf(nodes);
    }

    /** The node with that number, counted from 1 as in its name. */
    public PayaraMicroNode node(int number) {
        return nodes.get(number - 1);
    }

    /** Stops the nodes, all at once, and then what they stood on. */
    @Override
    public void close() {
        closed = true;
        inParallel(nodes, Server::stop);
        inParallel(services, Server::stop);
    }

    private void startAll(Collection<? extends Server> servers, Progress progress) {
        inParallel(servers, server -> {
            if (closed) {
                throw new ServerFailedException(server.name() + " was not started: everything is being stopped");
            }
            long start = System.nanoTime();
            progress.starting(server);
            server.start();
            progress.started(server, Duration.ofNanos(System.nanoTime() - start));
        });
    }

    private static <T extends Server> void inParallel(Collection<T> servers, Consumer<? super T> action) {
        if (servers.isEmpty()) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(servers.size());
        try {
            CompletableFuture.allOf(servers.stream()
                            .map(server -> CompletableFuture.runAsync(() -> action.accept(server), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        } finally {
            threads.shutdown();
        }
    }

    private static Map<String, String> webSettings(List<Integer> ports) {
        String origins = ports.stream()
                .flatMap(port -> Stream.of("http://localhost:" + port, "http://127.0.0.1:" + port))
                .collect(Collectors.joining(","));
        String nodes = ports.stream().map(port -> "http://localhost:" + port).collect(Collectors.joining(","));
        return Map.of("PARLEY_WEB_ORIGINS", origins, "PARLEY_WEB_NODES", nodes, "PARLEY_WEB_SECURE_COOKIE", "false");
    }
}
