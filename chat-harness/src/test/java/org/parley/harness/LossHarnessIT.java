package org.parley.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.dev.server.Folders;
import org.parley.dev.server.HistoryStore;
import org.parley.harness.checker.Report;
import org.parley.harness.workload.WorkloadOptions;

/** A short run of the harness: a node, a broker and the history store die, a node freezes, and nothing is lost. */
class LossHarnessIT {
    private static final long SEED = 7;

    @Test
    void nothingShouldBeLostOrDoubledWhateverDies() throws IOException, InterruptedException {
        Path folder = Path.of("target", "loss-harness").toAbsolutePath();
        Folders.delete(folder);
        TortureOptions options = new TortureOptions(
                Duration.ofSeconds(40),
                SEED,
                2,
                2,
                HistoryStore.POSTGRESQL,
                new WorkloadOptions(9, 12, 8, 30, Duration.ofSeconds(1), true),
                List.of("kill-node", "suspend-node", "kill-broker", "kill-postgresql"),
                Duration.ofSeconds(4),
                Duration.ofSeconds(8),
                folder);

        Report report = Torture.run(options, new PrintStream(System.out, true)::println);

        assertThat(report.violations()).as(report.text()).isEmpty();
        assertThat(report.faults()).hasSizeGreaterThan(2);
        assertThat(report.size().acks()).isGreaterThan(200);
    }
}
