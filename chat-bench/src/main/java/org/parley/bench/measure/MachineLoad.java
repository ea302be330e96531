package org.parley.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What all processors of the machine did so far, from the first line of {@code /proc/stat}.
 *
 * @param busy in programs and in the kernel
 * @param stolen runnable, but another virtual machine had the processor
 */
public record MachineLoad(Duration busy, Duration stolen) {
    private static final int USER = 1;
    private static final int NICE = 2;
    private static final int SYSTEM = 3;
    private static final int INTERRUPTS = 6;
    private static final int SOFT_INTERRUPTS = 7;
    private static final int STOLEN = 8;

    public static MachineLoad now() {
        try {
            return parse(Files.readString(Path.of("/proc/stat")));
        } catch (IOException e) {
            throw new UncheckedIOException("No /proc: the benchmark needs Linux", e);
        }
    }

    public MachineLoad since(MachineLoad before) {
        return new MachineLoad(busy.minus(before.busy), stolen.minus(before.stolen));
    }

    static MachineLoad parse(String text) {
        String[] fields = text.lines().findFirst().orElseThrow().split("\\s+");
        return new MachineLoad(
                ProcStat.ticks(fields[USER], fields[NICE])
                        .plus(ProcStat.ticks(fields[SYSTEM], fields[INTERRUPTS]))
                        .plus(ProcStat.ticks(fields[SOFT_INTERRUPTS], "0")),
                ProcStat.ticks(fields[STOLEN], "0"));
    }
}
