package org.parley.bench.workload;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.parley.bench.load.Guest;
import org.parley.bench.load.LoadClient;
import org.parley.bench.load.LoadConnection;
import org.parley.bench.measure.ProcessMemory;
import org.parley.bench.peer.Contender;
import org.parley.bench.report.Recorder;

/** W3: people who are logged in and do nothing; what each costs in memory, and all together in processor time. */
public final class IdleConnections implements Workload {
    private static final int ENTERING_AT_ONCE = 50;
    private static final int FIRST = 20;
    private static final int SETTLING_SECONDS = 3;

    private final int people;

    public IdleConnections(int people) {
        this.people = people;
    }

    @Override
    public String name() {
        return "w3";
    }

    @Override
    public void run(Contender contender, LoadClient client, Schedule schedule, Recorder recorder)
            throws InterruptedException {
        List<Guest> guests = contender.visitors(people);
        // what is loaded and grown at the first use is no connection's
        client.leave(client.connect(guests.subList(0, people / FIRST), ENTERING_AT_ONCE));
        TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
        ProcessMemory before = ProcessMemory.of(contender.processes().pids());
        List<LoadConnection> connections = client.connect(contender.visitors(people), ENTERING_AT_ONCE);
        TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
        ProcessMemory after = ProcessMemory.of(contender.processes().pids());
        recorder.note("connections", 0, connections.size());
        recorder.note("resident_bytes", 0, after.resident() - before.resident());
        recorder.note("live_bytes", 0, after.live() - before.live());
        Meter idle = Meter.start(contender.processes());
        TimeUnit.MILLISECONDS.sleep(schedule.measured().toMillis());
        idle.stop(recorder, "idle", 1);
        client.checkAllConnected();
        client.leave(connections);
    }
}
