package org.parley.bench.routing;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.parley.bench.replay.IrcLog;

/** The simulation's command: exits with 0 when there is a table, 2 when it was called wrongly. */
public final class CapacityMain {
    private final CapacityOptions options;
    private final PrintStream out;

    private CapacityMain(CapacityOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    static int run(PrintStream out, PrintStream err, String... arguments) {
        if (List.of(arguments).contains("--help")) {
            out.println(CapacityOptions.USAGE);
            return 0;
        }
        try {
            new CapacityMain(CapacityOptions.parse(arguments), out).run();
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(CapacityOptions.USAGE);
        } catch (IOException e) {
            err.println("The logs cannot be read: " + e);
        }
        return 2;
    }

    private void run() throws IOException {
        Talk talk = talk();
        out.printf(Locale.ROOT, "Talk: %s; the most talkative tenth said %.0f %%.%n%n", talk, 100 * talk.topTenth());
        for (int nodes : options.nodes()) {
            simulate(nodes, talk);
        }
    }

    private void simulate(int nodes, Talk talk) {
        Enterprise enterprise = Enterprise.draw(options.planFor(nodes), talk, options.seed());
        out.println(TrafficTable.title(nodes, enterprise));
        out.println();
        out.println(TrafficTable.HEAD);
        for (Placement placement : Placement.values()) {
            Routing routing = new Routing(enterprise, nodes, placement, options.seed(), options.window());
            for (int count : options.shards()) {
                Shards shards = options.byDepartment() ? Shards.byDepartment(enterprise, count) : Shards.byHash(count);
                out.println(TrafficTable.row(nodes, placement, shards.name(), routing.through(shards)));
            }
            out.println(TrafficTable.row(nodes, placement, "to readers' nodes", routing.toReaders()));
        }
        out.println();
    }

    private Talk talk() throws IOException {
        if (options.irc().isEmpty()) {
            return Talk.ofRealRooms();
        }
        List<IrcLog> logs = logs(options.irc().get());
        Pace pace = Pace.of(logs);
        out.printf(
                Locale.ROOT,
                "Pace: %.1f messages an hour of somebody who talks, %.1f times as many in the busiest minute.%n",
                pace.perTalkerHour(),
                pace.peak());
        return Talk.of(logs);
    }

    static List<IrcLog> logs(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        List<IrcLog> logs = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.txt")) {
            for (Path file : files) {
                logs.add(IrcLog.read(file));
            }
        }
        if (logs.isEmpty()) {
            throw new NoSuchFileException(folder + "/*.txt");
        }
        return logs;
    }
}
