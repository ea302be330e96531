package org.parley.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What the operating system has booked on one process, from {@code /proc/<pid>/stat} (proc(5)).
 *
 * @param parent the process that started it
 * @param own user and system time of all its threads, also of those that have ended
 * @param ended the same of its children that have ended and were waited for
 */
record ProcStat(long parent, Duration own, Duration ended) {
    /** USER_HZ: 100 on every architecture on which Linux runs Java. */
    private static final int TICKS_PER_SECOND = 100;

    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int ENDED_USER = 13;
    private static final int ENDED_SYSTEM = 14;

    /** @throws IOException when there is no such process any more */
    static ProcStat of(long pid) throws IOException {
        return parse(Files.readString(Path.of("/proc", Long.toString(pid), "stat")));
    }

    static ProcStat parse(String line) {
        // the name of the program is in parentheses, and may hold anything, parentheses and blanks too
        String[] fields = line.substring(line.lastIndexOf(')') + 1).strip().split(" ");
        return new ProcStat(
                Long.parseLong(fields[PARENT]),
                ticks(fields[USER], fields[SYSTEM]),
                ticks(fields[ENDED_USER], fields[ENDED_SYSTEM]));
    }

    static Duration ticks(String first, String second) {
        return Duration.ofMillis((Long.parseLong(first) + Long.parseLong(second)) * (1000 / TICKS_PER_SECOND));
    }
}
