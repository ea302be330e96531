package org.parley.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The memory of processes, in bytes.
 *
 * @param resident what is in the machine's memory; pages shared by several processes in equal parts (PSS)
 * @param live what a full garbage collection leaves in the heaps of those that are JVMs
 */
public record ProcessMemory(long resident, long live) {
    private static final long KIB = 1024;
    private static final Pattern SHARE = Pattern.compile("^Pss:\\s+(\\d+) kB", Pattern.MULTILINE);
    private static final Pattern GENERATION =
            Pattern.compile("(?:generation|heap)\\s+total \\d+K, used (\\d+)K", Pattern.CASE_INSENSITIVE);

    /** Collects the garbage of JVMs, and then measures; takes a second or two. */
    public static ProcessMemory of(Collection<Long> pids) {
        long live = 0;
        for (Jvm jvm : Jvm.among(pids)) {
            jvm.ask("GC.run");
            jvm.ask("GC.run");
            live += liveHeap(jvm.ask("GC.heap_info"));
        }
        return new ProcessMemory(
                pids.stream().mapToLong(ProcessMemory::resident).sum(), live);
    }

    static long liveHeap(String heapInfo) {
        return GENERATION
                        .matcher(heapInfo)
                        .results()
                        .map(MatchResult::group)
                        .map(text -> text.replaceFirst(".*used (\\d+)K", "$1"))
                        .mapToLong(Long::parseLong)
                        .sum()
                * KIB;
    }

    static long share(String smapsRollup) {
        return SHARE.matcher(smapsRollup)
                .results()
                .findFirst()
                .map(found -> Long.parseLong(found.group(1)) * KIB)
                .orElse(0L);
    }

    private static long resident(long pid) {
        try {
            return share(Files.readString(Path.of("/proc", Long.toString(pid), "smaps_rollup")));
        } catch (IOException e) {
            // it has ended
            return 0;
        }
    }
}
