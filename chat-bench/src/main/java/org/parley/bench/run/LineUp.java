package org.parley.bench.run;

import java.io.File;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.parley.bench.peer.Contender;
import org.parley.bench.peer.Ejabberd;
import org.parley.bench.peer.NettyServer;
import org.parley.bench.peer.NodeCount;
import org.parley.bench.peer.Parley;
import org.parley.bench.peer.PlainPeer;
import org.parley.bench.workload.FanOut;
import org.parley.bench.workload.IdleConnections;
import org.parley.bench.workload.Integrations;
import org.parley.bench.workload.IrcDay;
import org.parley.bench.workload.LoginStorm;
import org.parley.bench.workload.ResumeStorm;
import org.parley.bench.workload.Workload;
import org.parley.dev.server.HistoryStore;
import org.parley.dev.server.Installation;

/** Who is measured, in which order, and by what. */
final class LineUp {
    /** Its rate is given to the others as well. */
    static final String PACEMAKER = "parley-postgresql";

    private static final String SEVERAL_NODES = "w7";
    private static final String SPRING_SERVER = "org.parley.bench.spring.SpringServer";

    private final Installation installation;
    private final BenchOptions options;
    private final PrintStream out;

    LineUp(Installation installation, BenchOptions options, PrintStream out) {
        this.installation = installation;
        this.options = options;
        this.out = out;
    }

    /** A contender that can be made, and what is asked of it. */
    record Entry(String name, Supplier<Contender> make, List<Workload> workloads) {}

    List<Entry> entries() {
        Workload bigRoom = FanOut.bigRoom("w1", scaled(500), PACEMAKER);
        Workload smallRooms = FanOut.smallRooms("w2", scaled(250), PACEMAKER);
        Workload idle = new IdleConnections(scaled(10_000));
        Workload logins = new LoginStorm(scaled(2_000));
        Workload resumes = new ResumeStorm(scaled(2_000));
        Workload integrations = new Integrations(scaled(500), scaled(250), scaled(20_000));
        List<Entry> entries = new ArrayList<>();
        // first the one whose rate the others are given as well
        boolean severalNodes = options.workloads().contains(SEVERAL_NODES);
        List<Workload> fanOuts = List.of(bigRoom, smallRooms);
        List<Workload> all = new ArrayList<>(severalNodes ? fanOuts : chosen(bigRoom, smallRooms));
        all.addAll(chosen(logins));
        options.irc().map(IrcDay::new).map(this::chosen).ifPresent(all::addAll);
        all.addAll(chosen(resumes, idle, integrations));
        entries.add(parley(PACEMAKER, HistoryStore.POSTGRESQL, NodeCount.ONE, all));
        if (severalNodes) {
            for (NodeCount count : List.of(new NodeCount(2, 0), new NodeCount(4, 0), new NodeCount(1, 1))) {
                entries.add(parley(PACEMAKER + count.suffix(), HistoryStore.POSTGRESQL, count, fanOuts));
            }
        }
        for (String peer : options.peers()) {
            switch (peer) {
                case "netty" ->
                    entries.add(plain(
                            peer,
                            System.getProperty("java.class.path"),
                            NettyServer.class.getName(),
                            chosen(bigRoom, smallRooms, idle)));
                case "spring" ->
                    entries.add(plain(peer, springClassPath(), SPRING_SERVER, chosen(bigRoom, smallRooms, idle)));
                case "ejabberd" -> {
                    if (Ejabberd.isInstalled()) {
                        entries.add(new Entry(
                                peer,
                                () -> new Ejabberd(installation, folder(peer)),
                                chosen(bigRoom, smallRooms, logins, idle)));
                    } else {
                        out.println("ejabberd is left out: Debian's packages ejabberd and erlang-p1-pgsql are missing");
                    }
                }
                case "mongodb" ->
                    entries.add(
                            parley("parley-mongodb", HistoryStore.MONGODB, NodeCount.ONE, chosen(bigRoom, smallRooms)));
                default -> throw new IllegalStateException(peer);
            }
        }
        return entries;
    }

    private List<Workload> chosen(Workload... workloads) {
        return Stream.of(workloads)
                .filter(workload -> options.workloads().contains(workload.name()))
                .toList();
    }

    private Entry parley(String name, HistoryStore history, NodeCount nodes, List<Workload> workloads) {
        return new Entry(name, () -> new Parley(installation, folder(name), history, nodes), workloads);
    }

    private Entry plain(String name, String classPath, String main, List<Workload> workloads) {
        return new Entry(name, () -> new PlainPeer(name, folder(name), classPath, main), workloads);
    }

    private String springClassPath() {
        Path built = installation.home().resolve("chat-bench-spring/target");
        return built.resolve("classes") + File.pathSeparator + built.resolve("lib") + "/*";
    }

    private Path folder(String name) {
        return Folder.fresh(options.results(), name);
    }

    private int scaled(int clients) {
        return Math.max(1, (int) Math.round(clients * options.scale()));
    }
}
