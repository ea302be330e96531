package org.parley.dev.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One process and its log file. It runs in a session of its own, so a Ctrl-C in the terminal reaches only its starter. */
final class ServerProcess {

    private static final boolean HAS_SETSID =
            Stream.of("/usr/bin/setsid", "/bin/setsid").map(Path::of).anyMatch(Files::isExecutable);

    private final String name;
    private final Process process;
    private final String stopSignal;
    private final Path log;

    private ServerProcess(String name, Process process, String stopSignal, Path log) {
        this.name = name;
        this.process = process;
        this.stopSignal = stopSignal;
        this.log = log;
    }

    /** Starts a process under the guard; its output goes to {@code log}, and the former log is kept as {@code .previous}. */
    static ServerProcess start(
            String name, List<String> command, Map<String, String> environment, String stopSignal, Path log) {
        try {
            Files.createDirectories(log.getParent());
            if (Files.exists(log)) {
                Files.move(
                        log, log.resolveSibling(log.getFileName() + ".previous"), StandardCopyOption.REPLACE_EXISTING);
            }
            ProcessBuilder builder = new ProcessBuilder(ownSession(command.toArray(String[]::new)))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            ProcessGuard guard = ProcessGuard.shared();
            guard.watch(process.pid(), stopSignal);
            process.onExit().thenRun(() -> guard.forget(process.pid()));
            return new ServerProcess(name, process, stopSignal, log);
        } catch (IOException e) {
            throw new ServerFailedException(name + " could not be started: " + e.getMessage(), e);
        }
    }

    /** The command, made to run in a session of its own where the system has a command for that; the pid stays the same. */
    static List<String> ownSession(String... command) {
        List<String> full = new ArrayList<>();
        if (HAS_SETSID) {
            full.add("setsid");
        }
        full.addAll(List.of(command));
        return full;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    Path log() {
        return log;
    }

    /** Asks the process to end, and kills it when it has not ended in time. Returns when it is gone. */
    void stop(Duration patience) {
        signal(stopSignal, List.of(process.toHandle()));
        if (!await(patience)) {
            kill();
        }
    }

    /** SIGKILL to the process and its children. Returns when all are gone. */
    void kill() {
        List<ProcessHandle> family = family();
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(member -> member.onExit().join());
    }

    /** SIGSTOP: the process and its children keep their sockets and do nothing. */
    void suspend() {
        signal("STOP", family());
    }

    /** SIGCONT. */
    void resume() {
        signal("CONT", family());
    }

    private List<ProcessHandle> family() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    private boolean await(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** By the shell's own kill: the command of that name is not everywhere, and Java knows only two signals. */
    private void signal(String signal, List<ProcessHandle> targets) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "kill -s \"$@\"", "sh", signal));
        targets.stream()
                .filter(ProcessHandle::isAlive)
                .map(t -> Long.toString(t.pid()))
                .forEach(command::add);
        if (command.size() == 5) {
            return;
        }
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new ServerFailedException(name + " could not be signalled: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
