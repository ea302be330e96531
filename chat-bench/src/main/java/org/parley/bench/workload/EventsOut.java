package org.parley.bench.workload;

import java.util.List;
import org.parley.bench.integration.Subscriber;
import org.parley.bench.load.LoadClient;
import org.parley.bench.load.LoadConnection;
import org.parley.bench.peer.Parley;
import org.parley.bench.peer.ParleyIntegration;
import org.parley.bench.peer.Population;
import org.parley.bench.report.Recorder;

/** The same talk without an integration, with one that nobody listens for, and with one that somebody does. */
final class EventsOut {
    private static final int ENTERING_AT_ONCE = 50;

    /** Of the saturated rate: so the servers have time left for what the integration costs. */
    private static final double STEADY = 0.25;

    private final Parley parley;
    private final ParleyIntegration integration;
    private final LoadClient client;
    private final Schedule schedule;
    private final Recorder recorder;

    EventsOut(Parley parley, LoadClient client, Schedule schedule, Recorder recorder) {
        this.parley = parley;
        this.integration = parley.integration();
        this.client = client;
        this.schedule = schedule;
        this.recorder = recorder;
    }

    /** @param talk how the phases' names begin */
    void measure(String talk, Population population, boolean everybodySpeaks, int window) throws InterruptedException {
        parley.people().sessions(population.people());
        List<String> rooms = parley.people().rooms(population);
        integration.name();
        parley.people().invite(population, rooms, ParleyIntegration.NAME);
        List<LoadConnection> members = client.connect(parley.people().members(population, rooms), ENTERING_AT_ONCE);
        List<LoadConnection> speakers = everybodySpeaks ? members : members.subList(0, 1);
        Bout bout = new Bout(parley, client, schedule, recorder, new Bout.Talk(speakers, population.members(), window));
        try (Subscriber subscriber = new Subscriber(integration)) {
            WarmUp.of(parley, () -> bout.saturate(talk + ".saturated", 0));
            integration.awaitTold();
        }
        integration.unname();
        double rate = STEADY * bout.saturate(talk + ".saturated", 1);
        for (int run = 1; run <= schedule.runs(); run++) {
            bout.pace(talk + ".without", rate, run);
            integration.name();
            integration.awaitTold();
            bout.pace(talk + ".unread", rate, run);
            integration.awaitTold();
            read(bout, talk + ".read", rate, run);
            integration.unname();
        }
        client.leave(members);
    }

    private void read(Bout bout, String phase, double rate, int run) throws InterruptedException {
        try (Subscriber subscriber = new Subscriber(integration)) {
            long sent = bout.pace(phase, rate, run);
            subscriber.await(sent);
        }
        integration.awaitTold();
    }
}
