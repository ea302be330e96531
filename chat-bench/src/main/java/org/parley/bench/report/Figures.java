package org.parley.bench.report;

import java.util.OptionalDouble;

/** What the tables are made of, derived from what was measured. Medians over the runs; empty where something is missing. */
final class Figures {
    static final String NETTY = "netty";
    static final String SPRING = "spring";
    static final String EJABBERD = "ejabberd";
    static final String PARLEY = "parley-postgresql";
    static final String PARLEY_MONGODB = "parley-mongodb";
    static final String PARLEY_TWO = "parley-postgresql-2-nodes";
    static final String PARLEY_FOUR = "parley-postgresql-4-nodes";
    static final String PARLEY_ONE_OF_TWO = "parley-postgresql-1-of-2-nodes";

    /** Of a server: all its processes together, one of them, or a node that nobody is on. */
    enum Share {
        ALL("cpu_ms"),
        APPLICATION("cpu.app_ms"),
        BROKER("cpu.broker_ms"),
        DATABASE("cpu.postgresql_ms"),
        UNVISITED("cpu.unvisited_ms");

        private final String metric;

        Share(String metric) {
            this.metric = metric;
        }
    }

    private static final double MICROS_PER_MILLI = 1000;

    private final Results results;

    Figures(Results results) {
        this.results = results;
    }

    /** Processor time for each delivery, in microseconds. */
    OptionalDouble perDelivery(String workload, String contender, String phase, Share share) {
        return per("deliveries", workload, contender, phase, share);
    }

    /** The same for each message, however many got it. */
    OptionalDouble perMessage(String workload, String contender, String phase, Share share) {
        return per("messages", workload, contender, phase, share);
    }

    private OptionalDouble per(String unit, String workload, String contender, String phase, Share share) {
        return quotient(
                times(results.median(workload, contender, phase + "." + share.metric), MICROS_PER_MILLI),
                results.median(workload, contender, phase + "." + unit));
    }

    /** Deliveries a second. */
    OptionalDouble rate(String workload, String contender, String phase) {
        return quotient(
                results.median(workload, contender, phase + ".deliveries"),
                results.median(workload, contender, phase + ".seconds"));
    }

    /** Milliseconds. */
    OptionalDouble latency(String workload, String contender, String phase, int percentile) {
        return results.median(workload, contender, phase + ".p" + percentile + "_ms");
    }

    /** Bytes: for JVMs, whose heap was there from the start, what lives in it and what came outside of it. */
    OptionalDouble perConnection(String contender) {
        OptionalDouble resident = results.median("w3", contender, "resident_bytes");
        OptionalDouble live = results.median("w3", contender, "live_bytes");
        return quotient(sum(resident, live), results.median("w3", contender, "connections"));
    }

    /** Processor time of all servers for one login, in microseconds. */
    OptionalDouble perLogin(String contender) {
        return quotient(
                times(results.median("w4", contender, "storm.cpu_ms"), MICROS_PER_MILLI),
                results.median("w4", contender, "people"));
    }

    /** What was measured as it is. */
    OptionalDouble plain(String workload, String contender, String metric) {
        return results.median(workload, contender, metric);
    }

    static OptionalDouble quotient(OptionalDouble above, OptionalDouble below) {
        return above.isPresent() && below.isPresent() && below.getAsDouble() != 0
                ? OptionalDouble.of(above.getAsDouble() / below.getAsDouble())
                : OptionalDouble.empty();
    }

    static OptionalDouble times(OptionalDouble value, double factor) {
        return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * factor) : value;
    }

    private static OptionalDouble sum(OptionalDouble one, OptionalDouble other) {
        return one.isPresent() && other.isPresent()
                ? OptionalDouble.of(one.getAsDouble() + other.getAsDouble())
                : OptionalDouble.empty();
    }
}
