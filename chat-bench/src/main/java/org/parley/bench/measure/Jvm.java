package org.parley.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that is a JVM of the same user, asked by the JDK's {@code jcmd}. */
final class Jvm {
    private final long pid;

    private Jvm(long pid) {
        this.pid = pid;
    }

    /** Those of the processes that are JVMs. */
    static List<Jvm> among(Iterable<Long> pids) {
        List<Jvm> found = new ArrayList<>();
        for (long pid : pids) {
            if (isJvm(pid)) {
                found.add(new Jvm(pid));
            }
        }
        return found;
    }

    long pid() {
        return pid;
    }

    /** @return what it answers */
    String ask(String... command) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        List<String> line = new ArrayList<>(List.of(jcmd.toString(), Long.toString(pid)));
        line.addAll(List.of(command));
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("jcmd, of the JDK, cannot be run", e);
        }
    }

    private static boolean isJvm(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "exe"))
                    .endsWith(Path.of("bin", "java"));
        } catch (IOException e) {
            return false;
        }
    }
}
