package org.parley.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
    @TempDir
    private static Path folder;

    private final Path file = folder.resolve(java.util.UUID.randomUUID() + "/results.tsv");
    private final Results results = Results.open(file);

    @Test
    void medianShouldNotBeMovedByOneBadRun() {
        note("w1", "netty", "a", 1, 5, 1000, 7);

        assertThat(results.median("w1", "netty", "a")).hasValue(7);
        assertThat(results.median("w1", "spring", "a")).isEmpty();
    }

    @Test
    void medianOfAnEvenNumberShouldBeBetween() {
        note("w1", "netty", "a", 1, 5, 6);

        assertThat(results.median("w1", "netty", "a")).hasValue(5.5);
    }

    @Test
    void whatWasBrokenOffShouldGoOnWhereItWas() {
        note("w1", "netty", "a", 1, 5);
        new Recorder(results, "w1", "netty").complete();
        note("w2", "netty", "a", 1, 6);

        Results again = Results.open(file);

        assertThat(again.isComplete("w1", "netty")).isTrue();
        assertThat(again.isComplete("w2", "netty")).isFalse();
        assertThat(again.median("w1", "netty", "a")).hasValue(5);
    }

    @Test
    void whatIsForgottenShouldBeGoneFromTheFileToo() {
        note("w1", "netty", "a", 1, 5);
        note("w1", "spring", "a", 1, 6);

        results.forget("w1", "netty");

        Results again = Results.open(file);
        assertThat(again.median("w1", "netty", "a")).isEmpty();
        assertThat(again.median("w1", "spring", "a")).hasValue(6);
    }

    private void note(String workload, String contender, String metric, int firstRun, double... values) {
        for (int i = 0; i < values.length; i++) {
            results.add(new Figure(workload, contender, metric, firstRun + i, values[i]));
        }
    }
}
