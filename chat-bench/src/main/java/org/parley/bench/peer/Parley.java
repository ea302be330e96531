package org.parley.bench.peer;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.parley.bench.load.Guest;
import org.parley.bench.measure.ServerProcesses;
import org.parley.client.ClientRuntime;
import org.parley.dev.server.Broker;
import org.parley.dev.server.HistoryStore;
import org.parley.dev.server.Installation;
import org.parley.dev.server.MongoStandIn;
import org.parley.dev.server.PayaraMicroNode;
import org.parley.dev.server.Ports;
import org.parley.dev.server.PostgresServer;
import org.parley.dev.server.RedisServer;
import org.parley.dev.server.Secrets;
import org.parley.dev.server.Server;

/** Parley: some nodes, PostgreSQL, Redis, a broker, and where the history is kept in it the stand-in for MongoDB. */
public final class Parley implements Contender {
    private final HistoryStore history;
    private final ClientRuntime runtime = new ClientRuntime();
    private final PostgresServer postgres;
    private final List<Server> services = new ArrayList<>();
    private final List<PayaraMicroNode> nodes = new ArrayList<>();
    private final NodeCount count;
    private final ParleyPeople people;
    private final ParleyIntegration integration;

    /** @param directory for all data and logs */
    public Parley(Installation installation, Path directory, HistoryStore history, NodeCount count) {
        this.history = history;
        this.count = count;
        Secrets secrets = Secrets.in(directory);
        postgres = new PostgresServer(installation, directory.resolve("postgresql"), Ports.free(), secrets);
        services.add(postgres);
        services.add(new RedisServer(installation, directory.resolve("redis"), Ports.free(), secrets));
        Broker broker = new Broker(installation, directory.resolve("broker"), Ports.free(), secrets);
        services.add(broker);
        if (history == HistoryStore.MONGODB) {
            services.add(new MongoStandIn(directory.resolve("mongodb"), Ports.free()));
        }
        List<Integer> ports =
                IntStream.range(0, count.all()).mapToObj(i -> Ports.free()).toList();
        Map<String, String> settings = settings();
        for (int port : ports) {
            String name = "node-" + (nodes.size() + 1);
            nodes.add(new PayaraMicroNode(
                    installation, directory.resolve(name), name, Server.LOOPBACK, port, settings, MeasuredJvm.OPTIONS));
        }
        people = new ParleyPeople(runtime, urls().subList(0, count.visited()));
        integration = new ParleyIntegration(
                nodes.get(0), broker, secrets.password("integration." + ParleyIntegration.NAME), postgres);
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        services.forEach(service -> settings.putAll(service.settings()));
        settings.put("PARLEY_HISTORY_STORE", history.setting());
        settings.put("PARLEY_WEB_SECURE_COOKIE", "false");
        // the load is one client's: what keeps a single client from being a load is not what is measured
        settings.put("PARLEY_SOCKET_FRAMES_PER_SECOND", "100000");
        settings.put("PARLEY_SOCKET_IN_FLIGHT", "10000");
        settings.put("PARLEY_INTEGRATION_COMMANDS_PER_SECOND", "100000");
        // thousands of accounts are made and logged in; the price of a password's hash is reported apart
        settings.put("PARLEY_PASSWORD_MEMORY", "8");
        settings.put("PARLEY_PASSWORD_ITERATIONS", "1");
        return settings;
    }

    @Override
    public String name() {
        String store = history.name().toLowerCase(Locale.ROOT);
        return "parley-" + store + count.suffix();
    }

    @Override
    public void start() {
        integration.admit();
        together(services, Server::start);
        together(nodes, Server::start);
    }

    @Override
    public ServerProcesses processes() {
        ServerProcesses processes = new ServerProcesses();
        for (int i = 0; i < nodes.size(); i++) {
            processes.add(
                    i < count.visited() ? "app" : "unvisited", nodes.get(i).pid());
        }
        services.forEach(service -> processes.add(service.name(), service.pid()));
        return processes;
    }

    /** Its people, and what they speak. */
    public ParleyPeople people() {
        return people;
    }

    /** Another system, which is not named yet. For one node. */
    public ParleyIntegration integration() {
        return integration;
    }

    @Override
    public List<Guest> guests(Population population) {
        return people.members(population);
    }

    @Override
    public List<Guest> visitors(int count) {
        return people.visitors(count);
    }

    @Override
    public List<Supplier<Guest>> arrivals(Population population) {
        return people.arrivals(population);
    }

    /** Base URLs of the nodes. */
    public List<URI> urls() {
        return nodes.stream().map(PayaraMicroNode::url).toList();
    }

    /** The database, to ask it what it was asked. */
    public PostgresServer postgres() {
        return postgres;
    }

    @Override
    public void close() {
        runtime.close();
        together(nodes, Server::stop);
        together(services, Server::stop);
    }

    private static void together(List<? extends Server> group, Consumer<Server> action) {
        Together.each(0, group.size(), i -> {
            action.accept(group.get(i));
            return i;
        });
    }
}
