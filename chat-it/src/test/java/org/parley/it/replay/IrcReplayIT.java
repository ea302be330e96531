package org.parley.it.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opentest4j.TestAbortedException;
import org.parley.bench.replay.ReplayReport;
import org.parley.it.cluster.Cluster;
import org.parley.it.cluster.SharedCluster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One real day of an IRC channel, spoken by everybody who was there, spread over two nodes. */
@Order(3)
@ExtendWith(SharedCluster.class)
class IrcReplayIT {
    private static final Logger LOG = LoggerFactory.getLogger(IrcReplayIT.class);

    @Test
    void aWholeDayShouldReachEverybodyOnceAndInOrder(Cluster cluster) throws Exception {
        if (!Files.isDirectory(IrcDays.folder())) {
            String trouble =
                    "No IRC logs in " + IrcDays.folder() + " (name their folder with -D" + IrcDays.PROPERTY + ")";
            LOG.warn("SKIPPED, the replay: {}", trouble);
            throw new TestAbortedException(trouble);
        }

        ReplayReport report = IrcDays.played(cluster.urls());

        LOG.info("One day of IRC, replayed:\n{}", report);
        assertThat(report.problems()).isEmpty();
        assertThat(report.log().lines()).hasSizeGreaterThan(1_000);
    }
}
