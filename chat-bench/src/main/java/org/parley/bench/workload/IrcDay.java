package org.parley.bench.workload;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.parley.bench.load.LoadClient;
import org.parley.bench.load.LoadException;
import org.parley.bench.peer.Contender;
import org.parley.bench.peer.Parley;
import org.parley.bench.replay.IrcLog;
import org.parley.bench.replay.Replay;
import org.parley.bench.replay.ReplayReport;
import org.parley.bench.report.Recorder;
import org.parley.client.ClientRuntime;

/**
 * W5: a day of an IRC channel, each line said as soon as the one before it is acknowledged, by Parley's own client.
 * Nothing is measured when somebody did not get everything once and in order. For Parley alone.
 */
public final class IrcDay implements Workload {
    private static final int ARRIVING_TOGETHER = 8;
    private static final double MILLIS = 1e6;

    private final Path log;

    public IrcDay(Path log) {
        this.log = log;
    }

    @Override
    public String name() {
        return "w5";
    }

    @Override
    public void run(Contender contender, LoadClient client, Schedule schedule, Recorder recorder)
            throws InterruptedException {
        Parley parley = (Parley) contender;
        try (ClientRuntime runtime = new ClientRuntime()) {
            IrcLog lines = IrcLog.read(log);
            Replay replay = new Replay(runtime, parley.urls(), ARRIVING_TOGETHER);
            for (int run = 1; run <= schedule.runs(); run++) {
                Meter meter = Meter.start(contender.processes());
                ReplayReport report = replay.play(lines, "irc " + run);
                meter.stop(recorder, "day", run);
                if (!report.passed()) {
                    throw new LoadException(String.join("; ", report.problems()));
                }
                note(report, run, recorder);
            }
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new LoadException("The replay broke off: " + e, e);
        }
    }

    private static void note(ReplayReport report, int run, Recorder recorder) {
        List<Duration> acks = report.acks();
        recorder.note("day.lines", run, acks.size());
        recorder.note("day.deliveries", run, report.deliveries());
        recorder.note("day.playing_s", run, report.playing().toMillis() / 1000.0);
        recorder.note("day.ack_p50_ms", run, acks.get(acks.size() / 2).toNanos() / MILLIS);
        recorder.note("day.ack_p99_ms", run, acks.get(acks.size() * 99 / 100).toNanos() / MILLIS);
    }
}
