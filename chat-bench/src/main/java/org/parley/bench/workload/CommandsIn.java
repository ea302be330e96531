package org.parley.bench.workload;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.parley.bench.integration.Poster;
import org.parley.bench.load.LoadClient;
import org.parley.bench.load.LoadConnection;
import org.parley.bench.peer.Parley;
import org.parley.bench.peer.ParleyIntegration;
import org.parley.bench.peer.Population;
import org.parley.bench.report.Recorder;

/** Posts by commands into a room with one reader, and as many by a person into another, as many of them under way. */
final class CommandsIn {
    private static final int WINDOW = 100;
    private static final double MILLIS = 1e6;
    private static final double SECONDS = 1e9;

    private final Parley parley;
    private final ParleyIntegration integration;
    private final LoadClient client;
    private final Schedule schedule;
    private final Recorder recorder;

    CommandsIn(Parley parley, LoadClient client, Schedule schedule, Recorder recorder) {
        this.parley = parley;
        this.integration = parley.integration();
        this.client = client;
        this.schedule = schedule;
        this.recorder = recorder;
    }

    void measure() throws InterruptedException {
        Population two = new Population(2, 1);
        parley.people().sessions(two.people());
        List<String> rooms = parley.people().rooms(two);
        integration.name();
        parley.people().invite(two, rooms.subList(0, 1), ParleyIntegration.NAME);
        List<LoadConnection> readers = client.connect(parley.people().members(two, rooms), 1);
        LoadConnection person = readers.get(1);
        try (Poster poster = new Poster(integration, rooms.get(0), WINDOW)) {
            WarmUp.of(parley, () -> say(person, poster.post(schedule.warmUp()).count()));
            for (int run = 1; run <= schedule.runs(); run++) {
                say(person, post(poster, run), run);
            }
        }
        integration.unname();
        client.leave(readers);
    }

    /** Its own posts are events of its room: what it takes to bring these to the broker is counted with them. */
    private long post(Poster poster, int run) throws InterruptedException {
        Meter meter = Meter.start(parley.processes());
        long begun = System.nanoTime();
        Poster.Posted posted = poster.post(schedule.measured());
        double seconds = (System.nanoTime() - begun) / SECONDS;
        integration.awaitTold();
        meter.stop(recorder, "commands", run);
        note("commands", posted.count(), seconds, posted.latencies(), run);
        return posted.count();
    }

    private void say(LoadConnection person, long messages, int run) throws InterruptedException {
        client.timeFromNow();
        Meter meter = Meter.start(parley.processes());
        long begun = System.nanoTime();
        say(person, messages);
        double seconds = (System.nanoTime() - begun) / SECONDS;
        meter.stop(recorder, "socket", run);
        note("socket", messages, seconds, client.latencies(), run);
    }

    private void say(LoadConnection person, long messages) throws InterruptedException {
        Chatter.say(client, List.of(person), WINDOW, messages);
    }

    private void note(String phase, long messages, double seconds, Histogram latencies, int run) {
        recorder.note(phase + ".per_s", run, messages / seconds);
        recorder.note(phase + ".messages", run, messages);
        recorder.note(phase + ".p50_ms", run, latencies.getValueAtPercentile(50) / MILLIS);
        recorder.note(phase + ".p99_ms", run, latencies.getValueAtPercentile(99) / MILLIS);
    }
}
