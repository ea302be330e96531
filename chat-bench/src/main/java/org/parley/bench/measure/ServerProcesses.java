package org.parley.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The processes of one contender, by what each is for; with each count all that it has started, and they. */
public final class ServerProcesses {
    /** As HotSpot names them, cut off by the operating system. */
    private static final Pattern COMPILER = Pattern.compile("^C[12] Compiler");

    private final Map<String, Long> roots = new LinkedHashMap<>();

    /** Adds a process; a second one of the same role is counted with the first. */
    public ServerProcesses add(String role, long pid) {
        String name = role;
        for (int i = 2; roots.containsKey(name); i++) {
            name = role + " " + i;
        }
        roots.put(name, pid);
        return this;
    }

    public Map<String, Long> roots() {
        return Map.copyOf(roots);
    }

    /** Every process there is at the moment. */
    public List<Long> pids() {
        return roots.values().stream().flatMap(ServerProcesses::family).toList();
    }

    /** CPU time used so far, by role. */
    public Map<String, Duration> cpu() {
        Map<String, Duration> used = new LinkedHashMap<>();
        roots.forEach((role, pid) -> used.put(role, cpu(pid)));
        return used;
    }

    /** CPU time that the just-in-time compilers of those that are JVMs have used so far. */
    public Duration compilers() {
        return pids().stream()
                .flatMap(ServerProcesses::compilerThreads)
                .map(ServerProcesses::own)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Stream<Path> compilerThreads(long pid) {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return threads.filter(ServerProcesses::isCompiler).toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static boolean isCompiler(Path thread) {
        try {
            return COMPILER.matcher(Files.readString(thread.resolve("comm"))).find();
        } catch (IOException e) {
            return false;
        }
    }

    private static Duration own(Path thread) {
        try {
            return ProcStat.parse(Files.readString(thread.resolve("stat"))).own();
        } catch (IOException e) {
            return Duration.ZERO;
        }
    }

    /** CPU time that this JVM has used so far, without what it has started. */
    public static Duration ownCpu() {
        try {
            return ProcStat.of(ProcessHandle.current().pid()).own();
        } catch (IOException e) {
            throw new UncheckedIOException("No /proc: the benchmark needs Linux", e);
        }
    }

    /** How much each role has used since. */
    public Map<String, Duration> cpuSince(Map<String, Duration> before) {
        Map<String, Duration> used = cpu();
        used.replaceAll((role, now) -> now.minus(before.getOrDefault(role, Duration.ZERO)));
        return used;
    }

    private static Duration cpu(long root) {
        Duration sum = Duration.ZERO;
        for (long pid : family(root).toList()) {
            try {
                ProcStat stat = ProcStat.of(pid);
                sum = sum.plus(stat.own()).plus(stat.ended());
            } catch (IOException e) {
                // it has ended meanwhile: its parent has its time
                continue;
            }
        }
        return sum;
    }

    private static Stream<Long> family(long root) {
        return Stream.concat(
                Stream.of(root),
                ProcessHandle.of(root).stream()
                        .flatMap(ProcessHandle::descendants)
                        .map(ProcessHandle::pid));
    }
}
