package org.parley.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcStatTest {

    @Test
    void timesShouldBeReadWhateverTheProgramIsCalled() {
        ProcStat stat = ProcStat.parse(
                "4711 (a) b (c)) S 17 4711 4711 0 -1 4194304 100 0 0 0 250 125 30 20 20 0 7 0 12345 1 2 3\n");

        assertThat(stat).isEqualTo(new ProcStat(17, Duration.ofMillis(3750), Duration.ofMillis(500)));
    }

    @Test
    void timeOfThisProcessShouldGrowWithItsWork() throws Exception {
        long pid = ProcessHandle.current().pid();
        Duration before = ProcStat.of(pid).own();
        long end = System.nanoTime() + Duration.ofMillis(200).toNanos();
        long turns = 0;
        while (System.nanoTime() < end) {
            turns++;
        }

        assertThat(turns).isPositive();
        assertThat(ProcStat.of(pid).own()).isGreaterThan(before);
    }
}
