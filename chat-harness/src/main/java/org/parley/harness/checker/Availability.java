package org.parley.harness.checker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * How well clients were served, according to a recording. A client is without service from when its connection is lost, or
 * it leaves it, until the next one's welcome; from when it says something until that is answered for good; and from when
 * something is stored in a room that it follows until it has it. Those who stop reading, or go offline, of their own
 * accord are without service too: such a recording says little.
 */
public final class Availability {

    /** From one moment of the run to another, in milliseconds since its start. */
    public record Period(long from, long to) {
        boolean contains(long moment) {
            return from <= moment && moment < to;
        }
    }

    private final List<ClientService> clients;

    private Availability(List<ClientService> clients) {
        this.clients = clients;
    }

    /**
     * Reads a recording, all of it.
     *
     * @throws UnreadableRecordingException if it is damaged
     */
    public static Availability of(Path folder) {
        Recording recording = new Recording(folder);
        List<ClientService> clients = new ArrayList<>();
        for (String file : recording.clientFiles()) {
            ClientService client = new ClientService();
            recording.forEach(file, client::read);
            clients.add(client);
        }
        return new Availability(clients);
    }

    /**
     * The longest time without service of each client, among those that began in the period.
     *
     * @param quantile of the clients: with 0.99, the time that 99 % of them did not exceed
     */
    public Duration outage(double quantile, Period period) {
        return quantile(quantile, perClient(client -> client.longestOutage(period)));
    }

    /** From saying something to its acknowledgement, of what was said in the period. */
    public Duration acknowledgement(double quantile, Period period) {
        return quantile(quantile, clients.stream().flatMapToLong(client -> client.acknowledgements(period)));
    }

    /** From the store to a client, of what was stored in the period. */
    public Duration delivery(double quantile, Period period) {
        return quantile(quantile, clients.stream().flatMapToLong(client -> client.deliveries(period)));
    }

    /** How many times a client lost its connection in the period without having left it. */
    public long cutOff(Period period) {
        return perClient(client -> client.cutOff(period)).sum();
    }

    /** How many clients were asked in the period to go to another node. */
    public long sentAway(Period period) {
        return perClient(client -> client.sentAway(period))
                .filter(times -> times > 0)
                .count();
    }

    /** For a person, one line. */
    public String text(Period period) {
        return "%5.1f s: without service p50 %s, p99 %s, at most %s; acknowledgement p50 %s, p99 %s; delivery p50 %s, p99 %s; %d sent away, %d cut off"
                .formatted(
                        (period.to() - period.from()) / 1e3,
                        millis(outage(0.5, period)),
                        millis(outage(0.99, period)),
                        millis(outage(1, period)),
                        millis(acknowledgement(0.5, period)),
                        millis(acknowledgement(0.99, period)),
                        millis(delivery(0.5, period)),
                        millis(delivery(0.99, period)),
                        sentAway(period),
                        cutOff(period));
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }

    private LongStream perClient(ToLongFunction<ClientService> figure) {
        return clients.stream().mapToLong(figure);
    }

    /** By the nearest rank; nothing has none, which is zero. */
    private static Duration quantile(double quantile, LongStream millis) {
        long[] sorted = millis.sorted().toArray();
        if (sorted.length == 0) {
            return Duration.ZERO;
        }
        int rank = (int) Math.ceil(quantile * sorted.length);
        return Duration.ofMillis(sorted[Math.max(rank, 1) - 1]);
    }
}
