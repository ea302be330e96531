package org.parley.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.parley.bench.load.LoadClient;
import org.parley.bench.peer.Contender;
import org.parley.bench.peer.NettyServer;
import org.parley.bench.peer.PlainPeer;
import org.parley.bench.report.Recorder;
import org.parley.bench.report.Report;
import org.parley.bench.report.Results;
import org.parley.bench.workload.FanOut;
import org.parley.bench.workload.Schedule;
import org.parley.bench.workload.Workload;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;

@Order(4)
@ExtendWith(SharedCluster.class)
class BenchmarkIT {
    private static final Schedule SHORT = new Schedule(1, Duration.ofMillis(300), Duration.ofMillis(500));
    private static final int FEW = 5;
    private static final int ROOMS = 12;

    @TempDir
    private Path folder;

    @Test
    void everyMessageShouldReachEveryMemberAtTheNodes(Cluster cluster) throws Exception {
        try (Contender nodes = new SharedNodes(cluster)) {
            // so many speakers that none of them is found too talkative
            measure(nodes, FanOut.smallRooms("w2", ROOMS, ""));
        }
    }

    @Test
    void everyMessageShouldReachEveryMemberAtThePeer() throws Exception {
        try (Contender peer = new PlainPeer(
                "netty", folder.resolve("peer"), System.getProperty("java.class.path"), NettyServer.class.getName())) {
            peer.start();
            measure(peer, FanOut.bigRoom("w1", FEW, ""));
        }
    }

    private void measure(Contender contender, Workload workload) throws InterruptedException {
        Results results = Results.open(folder.resolve(contender.name() + workload.name() + ".tsv"));
        Recorder recorder = new Recorder(results, workload.name(), contender.name());
        try (LoadClient client = new LoadClient()) {
            workload.run(contender, client, SHORT, recorder);
        }

        assertThat(results.median(workload.name(), contender.name(), "half.missing"))
                .hasValue(0);
        assertThat(results.median(workload.name(), contender.name(), "half.deliveries")
                        .orElseThrow())
                .isPositive();
        assertThat(new Report(results).text("here")).contains("not measured");
    }
}
