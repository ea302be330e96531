package org.parley.bench.report;

import static org.parley.bench.report.Figures.EJABBERD;
import static org.parley.bench.report.Figures.NETTY;
import static org.parley.bench.report.Figures.PARLEY;
import static org.parley.bench.report.Figures.PARLEY_FOUR;
import static org.parley.bench.report.Figures.PARLEY_MONGODB;
import static org.parley.bench.report.Figures.PARLEY_ONE_OF_TWO;
import static org.parley.bench.report.Figures.PARLEY_TWO;
import static org.parley.bench.report.Figures.SPRING;
import static org.parley.bench.report.Figures.quotient;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.parley.bench.report.Figures.Share;

/** What Parley has to reach and would like to reach, and where it is: the table that the benchmark is for. */
final class AimTable {
    private static final double GOAL_BYTES = 20_000;
    private static final double MICROS_PER_MILLI = 1000;

    private final Figures figures;
    private final Results results;
    private final List<Aim> aims = new ArrayList<>();

    AimTable(Results results) {
        this.results = results;
        this.figures = new Figures(results);
    }

    /** In Markdown. */
    String text() {
        aims.clear();
        fanOut();
        latency();
        scaling();
        idle();
        logins();
        resumes();
        severalNodes();
        integrations();
        StringBuilder table = new StringBuilder("| | ratio | must | goal |\n| --- | --- | --- | --- |\n");
        aims.forEach(aim -> table.append(aim.row()).append('\n'));
        return table.toString();
    }

    private void fanOut() {
        OptionalDouble parley = figures.perDelivery("w1", PARLEY, "saturated", Share.APPLICATION);
        aims.add(new Aim(
                "W1, processor time of the app server for a delivery, against ejabberd with archive",
                quotient(parley, figures.perDelivery("w1", EJABBERD, "saturated", Share.APPLICATION)),
                Bound.most(0.25, "1/4"),
                null));
        aims.add(new Aim(
                "W1, the same at Parley's half load, against the Netty limit at that rate",
                quotient(
                        figures.perDelivery("w1", PARLEY, "half", Share.APPLICATION),
                        figures.perDelivery("w1", NETTY, "same", Share.APPLICATION)),
                null,
                Bound.most(2, "2")));
        durableSend("PostgreSQL", PARLEY);
        durableSend("MongoDB's stand-in", PARLEY_MONGODB);
    }

    private void durableSend(String store, String parley) {
        aims.add(new Aim(
                "W2, processor time of all servers for a durable send, history in " + store
                        + ", against ejabberd with archive in its database",
                quotient(
                        figures.perDelivery("w2", parley, "saturated", Share.ALL),
                        figures.perDelivery("w2", EJABBERD, "saturated", Share.ALL)),
                Bound.most(1 / 3.0, "1/3"),
                Bound.most(1 / 6.0, "1/6")));
    }

    private void latency() {
        for (String workload : List.of("w1", "w2")) {
            aims.add(new Aim(
                    workload.toUpperCase(Locale.ROOT) + ", p99 at half load, against ejabberd's at its half load",
                    quotient(
                            figures.latency(workload, PARLEY, "half", 99),
                            figures.latency(workload, EJABBERD, "half", 99)),
                    Bound.most(1, "1"),
                    Bound.most(0.5, "1/2")));
            aims.add(new Aim(
                    workload.toUpperCase(Locale.ROOT) + ", p99 at the same few messages a second, against ejabberd's",
                    quotient(
                            figures.latency(workload, PARLEY, "calm", 99),
                            figures.latency(workload, EJABBERD, "calm", 99)),
                    null,
                    null));
        }
    }

    private void scaling() {
        for (String store : List.of("postgresql", "mongodb")) {
            for (int writers : new int[] {2, 4}) {
                String contender = "writers-" + store;
                aims.add(new Aim(
                        "Durable sends a second of " + writers + " writers to the same rooms, against one, " + store,
                        quotient(
                                figures.plain("scaling", contender, writers + ".sends_per_s"),
                                figures.plain("scaling", contender, "1.sends_per_s")),
                        Bound.least(0.7, "0.7"),
                        Bound.least(0.9, "0.9")));
                aims.add(new Aim(
                        "p99 of those sends, in units of a commit's mean time",
                        quotient(
                                figures.plain("scaling", contender, writers + ".p99_ms"),
                                figures.plain("scaling", contender, writers + ".commit_ms")),
                        Bound.most(10, "10"),
                        null));
            }
        }
    }

    private void idle() {
        OptionalDouble parley = figures.perConnection(PARLEY);
        aims.add(new Aim(
                "W3, memory of an idle connection, against the naive server",
                quotient(parley, figures.perConnection(SPRING)),
                Bound.most(0.5, "0.5"),
                null));
        aims.add(new Aim(
                "W3, the same, in units of 20 kB",
                quotient(parley, OptionalDouble.of(GOAL_BYTES)),
                null,
                Bound.most(1, "1")));
    }

    private void logins() {
        aims.add(new Aim(
                "W4, processor time of all servers for a login and entering a room, without hashing, against ejabberd",
                quotient(figures.perLogin(PARLEY), figures.perLogin(EJABBERD)),
                Bound.most(0.6, "0.6"),
                Bound.most(0.4, "0.4")));
        aims.add(new Aim(
                "W4, the hash of a password, in units of such a login",
                quotient(
                        Figures.times(figures.plain("w4", PARLEY, "hash_ms"), MICROS_PER_MILLI),
                        figures.perLogin(PARLEY)),
                null,
                null));
    }

    private void resumes() {
        List<Integer> crowds = results.metrics("w6", PARLEY, "resume.").stream()
                .filter(metric -> metric.endsWith(".seconds"))
                .map(metric -> Integer.parseInt(metric.split("\\.")[1]))
                .sorted()
                .toList();
        if (crowds.isEmpty()) {
            return;
        }
        int few = crowds.get(0);
        int many = crowds.get(crowds.size() - 1);
        aims.add(new Aim(
                "W6, time until all have everything, for each client: " + many + " clients against " + few,
                Figures.times(
                        quotient(
                                figures.plain("w6", PARLEY, "resume." + many + ".seconds"),
                                figures.plain("w6", PARLEY, "resume." + few + ".seconds")),
                        few / (double) many),
                Bound.most(1.2, "linear (1.2)"),
                null));
        aims.add(new Aim(
                "W6, history queries for each client and room",
                quotient(
                        figures.plain("w6", PARLEY, "resume." + many + ".history_reads"),
                        OptionalDouble.of(many * 5.0)),
                null,
                Bound.most(1, "1")));
    }

    private void severalNodes() {
        severalNodes("w1", PARLEY_TWO, "two", Bound.most(1.3, "1.3"), Bound.most(1.1, "1.1"));
        severalNodes("w2", PARLEY_TWO, "two", Bound.most(1.8, "1.8"), Bound.most(1.4, "1.4"));
        for (String workload : List.of("w1", "w2")) {
            severalNodes(workload, PARLEY_FOUR, "four", null, null);
        }
        for (String workload : List.of("w1", "w2")) {
            aims.add(new Aim(
                    "W7, processor time of a node without readers for a delivery of "
                            + workload.toUpperCase(Locale.ROOT) + ", against the node that has them",
                    quotient(
                            figures.perDelivery(workload, PARLEY_ONE_OF_TWO, "saturated", Share.UNVISITED),
                            figures.perDelivery(workload, PARLEY_ONE_OF_TWO, "saturated", Share.APPLICATION)),
                    null,
                    null));
        }
    }

    private void severalNodes(
            String workload, String contender, String nodes, @Nullable Bound must, @Nullable Bound goal) {
        aims.add(new Aim(
                "W7, processor time of all servers for a delivery of " + workload.toUpperCase(Locale.ROOT) + ", "
                        + nodes + " nodes against one",
                quotient(
                        figures.perDelivery(workload, contender, "saturated", Share.ALL),
                        figures.perDelivery(workload, PARLEY, "saturated", Share.ALL)),
                must,
                goal));
    }

    private void integrations() {
        for (String talk : List.of("big-room", "small-rooms")) {
            String where = talk.equals("big-room") ? "one room" : "rooms of four";
            integration(where, talk, "unread", "nobody listens for", Bound.most(1.1, "1.1"));
            integration(where, talk, "read", "somebody listens for", null);
        }
        aims.add(new Aim(
                "W8, processor time of all servers for a post as a command, against one over a WebSocket",
                quotient(
                        figures.perMessage("w8", PARLEY, "commands", Share.ALL),
                        figures.perMessage("w8", PARLEY, "socket", Share.ALL)),
                null,
                null));
    }

    private void integration(String where, String talk, String side, String who, @Nullable Bound must) {
        aims.add(new Aim(
                "W8, processor time of all servers for a message in " + where + ", with an integration that " + who
                        + ", against none",
                quotient(
                        figures.perMessage("w8", PARLEY, talk + "." + side, Share.ALL),
                        figures.perMessage("w8", PARLEY, talk + ".without", Share.ALL)),
                must,
                null));
    }
}
