package org.parley.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessMemoryTest {

    @Test
    void liveHeapShouldBeTheSumOfTheGenerations() {
        String info = """
                4711:
                 def new generation   total 314560K, used 1000K [0x00000000c0000000, 0x00000000d5550000)
                  eden space 279616K,   0% used
                 tenured generation   total 699072K, used 24K [0x00000000d5550000, 0x0000000100000000)
                   the space 699072K,   0% used
                 Metaspace       used 7777K, committed 8000K, reserved 1114112K
                """;

        assertThat(ProcessMemory.liveHeap(info)).isEqualTo(1024 * 1024);
    }

    @Test
    void liveHeapOfG1ShouldBeRead() {
        assertThat(ProcessMemory.liveHeap(" garbage-first heap   total 262144K, used 10K [0x0, 0x1)"))
                .isEqualTo(10 * 1024);
    }

    @Test
    void shareShouldNotBeMistakenForItsParts() {
        assertThat(ProcessMemory.share("Rss:  900 kB\nPss:  123 kB\nPss_Dirty:  7 kB\nPss_Anon: 8 kB\n"))
                .isEqualTo(123 * 1024);
    }

    @Test
    void memoryOfThisJvmShouldBeMeasured() {
        ProcessMemory memory = ProcessMemory.of(List.of(ProcessHandle.current().pid()));

        assertThat(memory.live()).isPositive();
        assertThat(memory.resident()).isPositive();
    }
}
