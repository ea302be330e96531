package org.parley.dev;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.parley.dev.server.Broker;
import org.parley.dev.server.ClusterPlan;
import org.parley.dev.server.Installation;
import org.parley.dev.server.LocalCluster;
import org.parley.dev.server.PayaraMicroNode;
import org.parley.dev.server.Ports;
import org.parley.dev.server.ProcessGuard;
import org.parley.dev.server.Server;
import org.parley.dev.server.ServerFailedException;

/** {@code ./parley run}: starts everything, says where it is, and stops everything when it is stopped itself. */
public final class Launcher {

    private static final String ADDRESS_TAKEN = "Port %d is taken (%s); choose another with %s or %s";

    private final PrintStream out;
    private final LauncherOptions options;
    private final LocalCluster cluster;
    private final long begin = System.nanoTime();
    private volatile boolean stopping;

    private Launcher(PrintStream out, Installation installation, LauncherOptions options) {
        this.out = out;
        this.options = options;
        this.cluster = new LocalCluster(installation, options.plan());
    }

    /** Ends with 1 when something was wrong or did not start, and otherwise as the signal that stops it wants. */
    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.print(LauncherOptions.USAGE);
            return;
        }
        int status = run(System.out, List.of(arguments));
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int run(PrintStream out, List<String> arguments) {
        try {
            Installation installation = Installation.locate();
            LauncherOptions options = LauncherOptions.read(arguments, System.getenv(), installation.home());
            DataFolder folder = new DataFolder(options.plan().directory());
            folder.take();
            folder.awaitEndOfFormerRun(ProcessGuard.shared().process());
            folder.keepTo(options.plan().history());
            Launcher launcher = new Launcher(out, installation, options);
            launcher.requireFreePorts();
            launcher.serve();
            return 0;
        } catch (LauncherException | ServerFailedException | IOException e) {
            out.println("parley: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            return 1;
        }
    }

    private void requireFreePorts() {
        ClusterPlan plan = options.plan();
        List<Server> all = new ArrayList<>(cluster.services());
        all.addAll(cluster.nodes());
        for (Server server : all) {
            boolean node = server instanceof PayaraMicroNode;
            String address = node ? plan.address() : Server.LOOPBACK;
            if (!Ports.isFree(address, server.port())) {
                String option = optionOf(server);
                throw new LauncherException(ADDRESS_TAKEN.formatted(
                        server.port(), server.name(), option, LauncherOptions.variableOf(option)));
            }
        }
    }

    private static String optionOf(Server server) {
        return switch (server.name().replaceFirst("-\\d+$", "")) {
            case "postgresql" -> "--postgres-port";
            case "redis" -> "--redis-port";
            case "broker" -> "--broker-ports";
            case "mongodb-stand-in" -> "--mongo-port";
            default -> "--ports";
        };
    }

    private void serve() throws IOException, InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stopped), "stop"));
        out.println("Parley starts; data and logs are in " + options.plan().directory());
        admitIntegrations();
        try {
            cluster.start(new Lines());
        } catch (ServerFailedException e) {
            if (stopping) {
                stopped.await();
                return;
            }
            throw e;
        }
        String password = cluster.secrets().password("demo", 10);
        if (options.demo()) {
            new DemoPeople(cluster.node(1).url(), password).make();
        }
        welcome(password);
        watch();
        stopped.await();
    }

    private void admitIntegrations() {
        home().ifPresent(broker -> options.integrations()
                .forEach(name -> broker.admit(name, cluster.secrets().password("integration." + name))));
    }

    /** The broker at which integrations are at home, if it is one of ours. */
    private Optional<Broker> home() {
        return cluster.services().stream()
                .filter(Broker.class::isInstance)
                .map(Broker.class::cast)
                .filter(broker -> options.isHome(broker.port()))
                .findFirst();
    }

    private void welcome(String password) {
        out.printf("%nReady after %s.%n%n", seconds(System.nanoTime() - begin));
        cluster.nodes().forEach(node -> out.println("  " + node.url() + "/   " + node.name()));
        if (options.demo()) {
            out.println("  Log in as " + String.join(", ", DemoPeople.NAMES) + "; the password of each: " + password);
            out.println("  A second person in the same browser: use a private window.");
        }
        home().ifPresent(broker -> options.integrations()
                .forEach(name -> out.printf(
                        "  %s:%d   JMS, AMQP and STOMP for %s; the password: integration.%s in %s%n",
                        Server.LOOPBACK,
                        broker.port(),
                        name,
                        name,
                        options.plan().directory().resolve("secrets.properties"))));
        out.println("  Ctrl-C stops everything.");
        out.flush();
    }

    /** Tells when a server ends by itself, or by somebody's hand; the others go on. */
    private void watch() {
        List<Server> all = new ArrayList<>(cluster.services());
        all.addAll(cluster.nodes());
        for (Server server : all) {
            ProcessHandle.of(server.pid())
                    .ifPresent(process -> process.onExit().thenRun(() -> {
                        if (!stopping) {
                            out.println("parley: " + server.name() + " has ended; log: " + server.log());
                        }
                    }));
        }
    }

    private void stop(CountDownLatch stopped) {
        stopping = true;
        out.println();
        out.println("Stopping.");
        cluster.close();
        out.println("Stopped.");
        stopped.countDown();
    }

    private static String seconds(long nanoseconds) {
        return "%.1f s".formatted(nanoseconds / 1e9);
    }

    /** A line when a server starts, a line when it serves. */
    private final class Lines implements LocalCluster.Progress {

        @Override
        public synchronized void starting(Server server) {
            out.printf("  %-17s starting on port %d%n", server.name(), server.port());
        }

        @Override
        public synchronized void started(Server server, Duration time) {
            out.printf("  %-17s serves after %s%n", server.name(), seconds(time.toNanos()));
        }
    }
}
