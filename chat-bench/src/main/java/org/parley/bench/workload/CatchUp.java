package org.parley.bench.workload;

import java.util.List;
import org.parley.bench.integration.Subscriber;
import org.parley.bench.load.LoadClient;
import org.parley.bench.load.LoadConnection;
import org.parley.bench.peer.Parley;
import org.parley.bench.peer.ParleyIntegration;
import org.parley.bench.peer.Population;
import org.parley.bench.report.Recorder;

/** Much was said in a room while the integration was not named: how fast its subscriber has it then. */
final class CatchUp {
    private static final int WINDOW = 64;

    private final Parley parley;
    private final ParleyIntegration integration;
    private final LoadClient client;
    private final Schedule schedule;
    private final Recorder recorder;

    CatchUp(Parley parley, LoadClient client, Schedule schedule, Recorder recorder) {
        this.parley = parley;
        this.integration = parley.integration();
        this.client = client;
        this.schedule = schedule;
        this.recorder = recorder;
    }

    /** @param backlog messages */
    void measure(int backlog) throws InterruptedException {
        Population one = new Population(1, 1);
        parley.people().sessions(one.people());
        List<String> rooms = parley.people().rooms(one);
        integration.name();
        parley.people().invite(one, rooms, ParleyIntegration.NAME);
        integration.awaitTold();
        List<LoadConnection> speakers = client.connect(parley.people().members(one, rooms), 1);
        for (int run = 1; run <= schedule.runs(); run++) {
            integration.unname();
            Chatter.say(client, speakers, WINDOW, backlog);
            hear(backlog, run);
        }
        integration.unname();
        client.leave(speakers);
    }

    private void hear(int backlog, int run) throws InterruptedException {
        try (Subscriber subscriber = new Subscriber(integration)) {
            integration.name();
            // when the node obeys is not what is measured
            subscriber.await(1);
            long before = subscriber.count();
            Meter meter = Meter.start(parley.processes());
            subscriber.await(backlog);
            meter.stop(recorder, "catch-up", run);
            recorder.note("catch-up.messages", run, subscriber.count() - before);
        }
        integration.awaitTold();
    }
}
