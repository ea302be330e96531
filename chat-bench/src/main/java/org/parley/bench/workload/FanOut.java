package org.parley.bench.workload;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.parley.bench.load.ClosedLoop;
import org.parley.bench.load.Load;
import org.parley.bench.load.LoadClient;
import org.parley.bench.load.LoadConnection;
import org.parley.bench.load.LoadException;
import org.parley.bench.load.OpenLoop;
import org.parley.bench.peer.Contender;
import org.parley.bench.peer.Population;
import org.parley.bench.report.Recorder;

/**
 * W1 and W2: messages to rooms, first as many as the server takes, then half as many a second, for the latency. A
 * contender that marks a limit is asked a third time, at the rate at which another had its half load. At last everybody
 * gets the same few messages a second.
 */
public final class FanOut implements Workload {
    private static final int ENTERING_AT_ONCE = 50;
    private static final Duration STRAGGLERS = Duration.ofSeconds(90);
    private static final double MILLIS = 1e6;
    private static final double CALM_IN_BIG_ROOM = 25;
    private static final double CALM_IN_SMALL_ROOM = 2;

    private final String name;
    private final Population population;
    private final boolean everybodySpeaks;
    private final int window;
    private final double calm;
    private final String pacemaker;

    private FanOut(
            String name, Population population, boolean everybodySpeaks, int window, double calm, String pacemaker) {
        this.name = name;
        this.population = population;
        this.everybodySpeaks = everybodySpeaks;
        this.window = window;
        this.calm = calm;
        this.pacemaker = pacemaker;
    }

    /**
     * One room, of which one speaks.
     *
     * @param pacemaker the contender whose half load every other is given as well
     */
    public static FanOut bigRoom(String name, int members, String pacemaker) {
        return new FanOut(name, new Population(1, members), false, 64, CALM_IN_BIG_ROOM, pacemaker);
    }

    /** Small rooms, of which all speak. */
    public static FanOut smallRooms(String name, int rooms, String pacemaker) {
        return new FanOut(name, new Population(rooms, 4), true, 2 * rooms, rooms * CALM_IN_SMALL_ROOM, pacemaker);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void run(Contender contender, LoadClient client, Schedule schedule, Recorder recorder)
            throws InterruptedException {
        List<LoadConnection> members = client.connect(contender.guests(population), ENTERING_AT_ONCE);
        List<LoadConnection> speakers = everybodySpeaks ? members : members.subList(0, 1);
        Bout bout = new Bout(contender, client, schedule, recorder, speakers);
        WarmUp.of(contender, () -> bout.saturate(0));
        for (int run = 1; run <= schedule.runs(); run++) {
            double rate = bout.saturate(run);
            bout.pace("half", rate / 2, run);
            OptionalDouble others = recorder.of(pacemaker, "half.offered_per_s");
            if (!contender.name().equals(pacemaker) && others.isPresent()) {
                bout.pace("same", others.getAsDouble(), run);
            }
            bout.pace("calm", calm, run);
        }
    }

    private final class Bout {
        private final Contender contender;
        private final LoadClient client;
        private final Schedule schedule;
        private final Recorder recorder;
        private final List<LoadConnection> speakers;

        Bout(
                Contender contender,
                LoadClient client,
                Schedule schedule,
                Recorder recorder,
                List<LoadConnection> speakers) {
            this.contender = contender;
            this.client = client;
            this.schedule = schedule;
            this.recorder = recorder;
            this.speakers = speakers;
        }

        /** @param run 0 to warm up only. @return messages a second */
        double saturate(int run) throws InterruptedException {
            ClosedLoop load = new ClosedLoop(speakers, population.members(), window);
            Duration time = run == 0 ? schedule.warmUp() : schedule.measured();
            return measure("saturated", load, time, run);
        }

        void pace(String phase, double rate, int run) throws InterruptedException {
            recorder.note(phase + ".offered_per_s", run, rate);
            measure(phase, new OpenLoop(speakers, rate), schedule.measured(), run);
        }

        private double measure(String phase, Load load, Duration time, int run) throws InterruptedException {
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
            long missing = awaitStragglers(delivered + sent * population.members());
            client.checkAllConnected();
            if (run > 0) {
                recorder.note(phase + ".deliveries", run, arrived);
                recorder.note(phase + ".missing", run, missing);
                note(phase, client.latencies(), run);
            }
            return arrived / seconds / population.members();
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
}
