package org.parley.bench.workload;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.parley.bench.load.ClosedLoop;
import org.parley.bench.load.Load;
import org.parley.bench.load.LoadClient;
import org.parley.bench.load.LoadConnection;
import org.parley.bench.load.LoadException;
import org.parley.bench.load.OpenLoop;
import org.parley.bench.peer.Contender;
import org.parley.bench.report.Recorder;

/** Puts one load after another on the rooms of a contender, and notes what each takes. */
final class Bout {
    private static final Duration STRAGGLERS = Duration.ofSeconds(90);
    private static final double MILLIS = 1e6;

    private final Contender contender;
    private final LoadClient client;
    private final Schedule schedule;
    private final Recorder recorder;
    private final Talk talk;

    /**
     * Who speaks to whom.
     *
     * @param members of each room
     * @param window how many messages are under way at the most
     */
    record Talk(List<LoadConnection> speakers, int members, int window) {}

    Bout(Contender contender, LoadClient client, Schedule schedule, Recorder recorder, Talk talk) {
        this.contender = contender;
        this.client = client;
        this.schedule = schedule;
        this.recorder = recorder;
        this.talk = talk;
    }

    /** @param run 0 to warm up only. @return messages a second */
    double saturate(String phase, int run) throws InterruptedException {
        ClosedLoop load = new ClosedLoop(talk.speakers(), talk.members(), talk.window());
        Duration time = run == 0 ? schedule.warmUp() : schedule.measured();
        return measure(phase, load, time, run).rate();
    }

    /** @return how many messages were sent */
    long pace(String phase, double rate, int run) throws InterruptedException {
        recorder.note(phase + ".offered_per_s", run, rate);
        return measure(phase, new OpenLoop(talk.speakers(), rate), schedule.measured(), run)
                .sent();
    }

    /** @param rate of what arrived in time, in messages a second */
    private record Measured(long sent, double rate) {}

    private Measured measure(String phase, Load load, Duration time, int run) throws InterruptedException {
        long delivered = client.delivered();
        client.timeFromNow();
        Meter meter = Meter.start(contender.processes());
        client.start(load);
        TimeUnit.MILLISECONDS.sleep(time.toMillis());
        long arrived = client.delivered() - delivered;
        if (arrived == 0) {
            throw new LoadException("Nothing arrived in " + time);
        }
        double seconds = run == 0 ? time.toMillis() / 1e3 : meter.stop(recorder, phase, run);
        long sent = client.stop(load);
        long missing = awaitStragglers(delivered + sent * talk.members());
        client.checkAllConnected();
        if (run > 0) {
            recorder.note(phase + ".deliveries", run, arrived);
            recorder.note(phase + ".messages", run, arrived / (double) talk.members());
            recorder.note(phase + ".missing", run, missing);
            note(phase, client.latencies(), run);
        }
        return new Measured(sent, arrived / seconds / talk.members());
    }

    private void note(String phase, Histogram latencies, int run) {
        if (latencies.getTotalCount() == 0) {
            return; // what came was due earlier: an overloaded server has not caught up
        }
        for (double percentile : new double[] {50, 99}) {
            recorder.note(
                    String.format("%s.p%.0f_ms", phase, percentile),
                    run,
                    latencies.getValueAtPercentile(percentile) / MILLIS);
        }
    }

    /** @return how many have not come after all */
    private long awaitStragglers(long expected) throws InterruptedException {
        long deadline = System.nanoTime() + STRAGGLERS.toNanos();
        while (client.delivered() < expected && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return expected - client.delivered();
    }
}
