package org.parley.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.parley.bench.report.Figures.Share;

/** Every server beside every other: each figure, and how many times that of the Netty server it is. */
final class PeerTable {
    private static final List<String> CONTENDERS = List.of(
            Figures.NETTY,
            Figures.SPRING,
            Figures.EJABBERD,
            Figures.PARLEY,
            Figures.PARLEY_MONGODB,
            Figures.PARLEY_TWO,
            Figures.PARLEY_FOUR);

    private final Figures figures;
    private final StringBuilder table = new StringBuilder();

    PeerTable(Results results) {
        this.figures = new Figures(results);
    }

    /** In Markdown. */
    String text() {
        table.setLength(0);
        table.append("| |");
        CONTENDERS.forEach(contender -> table.append(' ').append(contender).append(" |"));
        table.append("\n| --- |").append(" --- |".repeat(CONTENDERS.size())).append('\n');
        for (String workload : List.of("w1", "w2")) {
            fanOut(workload);
        }
        row("W3 bytes for a connection", figures::perConnection);
        row("W5 µs of all servers for a delivery", contender -> figures.perDelivery("w5", contender, "day", Share.ALL));
        row("W5 p99 ms of an acknowledgement", contender -> figures.plain("w5", contender, "day.ack_p99_ms"));
        row("W4 µs of all servers for a login", figures::perLogin);
        return table.toString();
    }

    private void fanOut(String workload) {
        String name = workload.toUpperCase(Locale.ROOT);
        row(name + " deliveries a second, saturated", contender -> figures.rate(workload, contender, "saturated"));
        for (String phase : List.of("saturated", "half", "same", "calm")) {
            row(
                    name + " µs of the app server for a delivery, " + phase,
                    contender -> figures.perDelivery(workload, contender, phase, Share.APPLICATION));
            row(
                    name + " µs of all servers for a delivery, " + phase,
                    contender -> figures.perDelivery(workload, contender, phase, Share.ALL));
        }
        for (int percentile : new int[] {50, 99}) {
            for (String phase : List.of("half", "same", "calm")) {
                row(
                        name + " p" + percentile + " ms, " + phase,
                        contender -> figures.latency(workload, contender, phase, percentile));
            }
        }
    }

    private void row(String what, Function<String, OptionalDouble> figure) {
        List<OptionalDouble> values = CONTENDERS.stream().map(figure).toList();
        table.append(RatioRow.of(what, values));
    }
}
