package org.parley.harness;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.parley.dev.server.ClusterPlan;
import org.parley.dev.server.Installation;
import org.parley.dev.server.LocalCluster;
import org.parley.dev.server.PayaraMicroNode;
import org.parley.dev.server.Ports;
import org.parley.dev.server.Server;
import org.parley.harness.checker.Checker;
import org.parley.harness.checker.Report;
import org.parley.harness.nemesis.Nemesis;
import org.parley.harness.recording.RunClock;
import org.parley.harness.recording.RunFolder;
import org.parley.harness.workload.Crowd;
import org.parley.harness.workload.Quiescence;
import org.parley.harness.workload.Workload;

/**
 * One run, from the start of the servers to the verdict: a cluster of its own on loopback, load on it, faults in it,
 * then quiet, and the checker over what was recorded.
 */
public final class Torture {
    /** Small limits, so that a short run reaches them: clients that lack more page, and slow ones are closed. */
    private static final Map<String, String> SETTINGS =
            Map.of("PARLEY_SOCKET_RESUME_EVENTS", "150", "PARLEY_SOCKET_QUEUE_FRAMES", "300");

    private final TortureOptions options;
    private final Consumer<String> say;
    private final SplittableRandom random;

    private Torture(TortureOptions options, Consumer<String> say) {
        this.options = options;
        this.say = say;
        this.random = new SplittableRandom(options.seed());
    }

    /**
     * Does all of it. Blocks for the time asked for and some minutes more.
     *
     * @param say is told the progress, line by line
     * @throws org.parley.dev.server.ServerFailedException if a server does not start
     */
    public static Report run(TortureOptions options, Consumer<String> say) throws InterruptedException {
        return new Torture(options, say).run();
    }

    private Report run() throws InterruptedException {
        Path folder = options.folder();
        say.accept("seed " + options.seed() + ", recording in " + folder);
        try (LocalCluster cluster = new LocalCluster(Installation.locate(), plan(folder.resolve("cluster")))) {
            cluster.start(new Progress());
            try (RunFolder recording = new RunFolder(folder.resolve("recording"), new RunClock())) {
                recording.describe(options.described());
                torment(cluster, recording);
            }
        }
        say.accept("checking");
        return Checker.check(folder.resolve("recording"));
    }

    private void torment(LocalCluster cluster, RunFolder recording) throws InterruptedException {
        List<URI> urls = cluster.nodes().stream().map(PayaraMicroNode::url).toList();
        ScheduledExecutorService flusher = Executors.newSingleThreadScheduledExecutor();
        Nemesis.Plan harm =
                new Nemesis.Plan(options.history(), options.faults(), options.shortestGap(), options.longestGap());
        Nemesis nemesis = new Nemesis(
                cluster, harm, random.split(), recording.file(RunFolder.FAULTS), line -> timed(recording, line));
        try (Crowd crowd = new Crowd(recording, urls, random.split())) {
            flusher.scheduleAtFixedRate(recording::flush, 1, 1, TimeUnit.SECONDS);
            crowd.gather(options.workload());
            timed(recording, "everybody is there");
            Workload workload = new Workload(crowd, options.workload(), random.split());
            workload.start();
            nemesis.run(options.time());
            timed(recording, "no more faults; those under way end");
            nemesis.heal();
            timed(recording, "all servers are well");
            workload.stop();
            Quiescence quiescence = new Quiescence(crowd, line -> timed(recording, line));
            quiescence.reach();
            quiescence.recordLogs();
        } finally {
            flusher.shutdownNow();
        }
    }

    private void timed(RunFolder recording, String line) {
        say.accept("%7.1f s  %s".formatted(recording.clock().now() / 1e3, line));
    }

    private ClusterPlan plan(Path directory) {
        return new ClusterPlan(
                directory,
                Server.LOOPBACK,
                freePorts(options.nodes()),
                Ports.free(),
                Ports.free(),
                freePorts(options.brokers()),
                Ports.free(),
                options.history(),
                SETTINGS,
                PayaraMicroNode.QUICK_START);
    }

    private static List<Integer> freePorts(int count) {
        return IntStream.range(0, count).mapToObj(i -> Ports.free()).toList();
    }

    /** A line when a server serves. */
    private final class Progress implements LocalCluster.Progress {
        @Override
        public void starting(Server server) {}

        @Override
        public void started(Server server, Duration took) {
            say.accept("%s serves after %.1f s".formatted(server.name(), took.toMillis() / 1e3));
        }
    }
}
