package org.parley.bench.workload;

import java.util.List;
import java.util.OptionalDouble;
import org.parley.bench.load.LoadClient;
import org.parley.bench.load.LoadConnection;
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
        Bout bout =
                new Bout(contender, client, schedule, recorder, new Bout.Talk(speakers, population.members(), window));
        WarmUp.of(contender, () -> bout.saturate("saturated", 0));
        for (int run = 1; run <= schedule.runs(); run++) {
            double rate = bout.saturate("saturated", run);
            bout.pace("half", rate / 2, run);
            OptionalDouble others = recorder.of(pacemaker, "half.offered_per_s");
            if (!contender.name().equals(pacemaker) && others.isPresent()) {
                bout.pace("same", others.getAsDouble(), run);
            }
            bout.pace("calm", calm, run);
        }
    }
}
