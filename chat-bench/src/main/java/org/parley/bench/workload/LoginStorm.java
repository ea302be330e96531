package org.parley.bench.workload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.parley.bench.load.Guest;
import org.parley.bench.load.LoadClient;
import org.parley.bench.load.LoadConnection;
import org.parley.bench.load.LoadException;
import org.parley.bench.measure.PasswordPrice;
import org.parley.bench.peer.Contender;
import org.parley.bench.peer.Population;
import org.parley.bench.report.Recorder;

/** W4: everybody comes to work: logs in, connects, and is live in a room of four. */
public final class LoginStorm implements Workload {
    private static final int MEMBERS = 4;
    private static final int AT_ONCE = 32;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Population population;

    public LoginStorm(int people) {
        this.population = new Population(Math.max(1, people / MEMBERS), MEMBERS);
    }

    @Override
    public String name() {
        return "w4";
    }

    @Override
    public void run(Contender contender, LoadClient client, Schedule schedule, Recorder recorder)
            throws InterruptedException {
        recorder.note("hash_ms", 0, PasswordPrice.measure().toNanos() / 1e6);
        List<Supplier<Guest>> arrivals = contender.arrivals(population);
        WarmUp.of(contender, () -> client.leave(arrive(arrivals, client)));
        for (int run = 1; run <= schedule.runs(); run++) {
            // the servers notice that the ones before have gone
            TimeUnit.SECONDS.sleep(1);
            Meter meter = Meter.start(contender.processes());
            List<LoadConnection> connections = arrive(arrivals, client);
            meter.stop(recorder, "storm", run);
            recorder.note("people", run, connections.size());
            client.checkAllConnected();
            client.leave(connections);
        }
    }

    private static List<LoadConnection> arrive(List<Supplier<Guest>> arrivals, LoadClient client)
            throws InterruptedException {
        ExecutorService doors = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<CompletableFuture<LoadConnection>> entering = new ArrayList<>();
            for (Supplier<Guest> arrival : arrivals) {
                // each door waits until the one who goes through it is in
                entering.add(CompletableFuture.supplyAsync(
                        () -> client.connect(arrival.get()).join(), doors));
            }
            CompletableFuture.allOf(entering.toArray(CompletableFuture<?>[]::new))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return entering.stream().map(CompletableFuture::join).toList();
        } catch (ExecutionException | TimeoutException e) {
            throw new LoadException("Not everybody could log in: " + e, e);
        } finally {
            doors.shutdownNow();
        }
    }
}
