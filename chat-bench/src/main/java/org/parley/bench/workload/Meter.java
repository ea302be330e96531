package org.parley.bench.workload;

import java.time.Duration;
import java.util.Map;
import org.parley.bench.measure.MachineLoad;
import org.parley.bench.measure.ServerProcesses;
import org.parley.bench.report.Recorder;

/** Reads the clocks at the beginning and at the end of a measurement. */
final class Meter {
    private static final double MILLIS = 1e6;
    private static final double SECONDS = 1e9;

    private final ServerProcesses servers;
    private final Map<String, Duration> serversBefore;
    private final Duration clientBefore;
    private final MachineLoad machineBefore;
    private final long begun;

    private Meter(ServerProcesses servers) {
        this.servers = servers;
        this.serversBefore = servers.cpu();
        this.clientBefore = ServerProcesses.ownCpu();
        this.machineBefore = MachineLoad.now();
        this.begun = System.nanoTime();
    }

    static Meter start(ServerProcesses servers) {
        return new Meter(servers);
    }

    /**
     * Notes the time that has passed, the processor time of each server and of the load client, that of programs that
     * have nothing to do with it, and what was stolen.
     *
     * @return seconds since the start
     */
    double stop(Recorder recorder, String phase, int run) {
        double seconds = (System.nanoTime() - begun) / SECONDS;
        Duration client = ServerProcesses.ownCpu().minus(clientBefore);
        Map<String, Duration> used = servers.cpuSince(serversBefore);
        MachineLoad machine = MachineLoad.now().since(machineBefore);
        recorder.note(phase + ".seconds", run, seconds);
        used.forEach((role, cpu) -> recorder.note(phase + ".cpu." + role + "_ms", run, millis(cpu)));
        recorder.note(phase + ".cpu_ms", run, millis(sum(used)));
        recorder.note(phase + ".client_ms", run, millis(client));
        recorder.note(
                phase + ".foreign_ms",
                run,
                Math.max(0, millis(machine.busy().minus(sum(used)).minus(client))));
        recorder.note(phase + ".stolen_ms", run, millis(machine.stolen()));
        return seconds;
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / MILLIS;
    }

    private static Duration sum(Map<String, Duration> parts) {
        return parts.values().stream().reduce(Duration.ZERO, Duration::plus);
    }
}
