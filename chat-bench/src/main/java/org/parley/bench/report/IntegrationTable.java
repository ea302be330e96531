package org.parley.bench.report;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.parley.bench.report.Figures.Share;

/** What another system costs, server by server, beside the same without it. */
final class IntegrationTable {
    private static final String W8 = "w8";

    private static final List<Map.Entry<String, Share>> SERVERS = List.of(
            Map.entry("the app server", Share.APPLICATION),
            Map.entry("the broker", Share.BROKER),
            Map.entry("PostgreSQL", Share.DATABASE),
            Map.entry("all servers", Share.ALL));

    private final Figures figures;
    private final StringBuilder table = new StringBuilder();

    IntegrationTable(Results results) {
        this.figures = new Figures(results);
    }

    /** In Markdown. */
    String text() {
        table.setLength(0);
        head("events out", "no integration", "one that nobody listens for", "one with a subscriber");
        events("one room", "big-room");
        events("rooms of four", "small-rooms");
        table.append('\n');
        head("posts in", "over a WebSocket", "as commands");
        posts();
        table.append('\n');
        head("catching up", "");
        catchUp();
        return table.toString();
    }

    private void head(String... columns) {
        table.append("| ").append(String.join(" | ", columns)).append(" |\n");
        table.append("|").append(" --- |".repeat(columns.length)).append('\n');
    }

    private void events(String where, String talk) {
        List<String> phases = List.of(talk + ".without", talk + ".unread", talk + ".read");
        servers(where + ", µs of %s for a message", phases);
        row(where + ", p99 ms of a delivery", phases, phase -> figures.latency(W8, Figures.PARLEY, phase, 99));
    }

    private void posts() {
        List<String> phases = List.of("socket", "commands");
        row("posts a second", phases, phase -> figures.plain(W8, Figures.PARLEY, phase + ".per_s"));
        servers("µs of %s for a post", phases);
        for (int percentile : new int[] {50, 99}) {
            row(
                    "p" + percentile + " ms, until it is heard or answered",
                    phases,
                    phase -> figures.latency(W8, Figures.PARLEY, phase, percentile));
        }
    }

    private void catchUp() {
        List<String> phases = List.of("catch-up");
        row(
                "events a second",
                phases,
                phase -> Figures.quotient(
                        figures.plain(W8, Figures.PARLEY, phase + ".messages"),
                        figures.plain(W8, Figures.PARLEY, phase + ".seconds")));
        servers("µs of %s for an event", phases);
    }

    /** @param what with a place for the server */
    private void servers(String what, List<String> phases) {
        SERVERS.forEach(server -> row(
                String.format(what, server.getKey()),
                phases,
                phase -> figures.perMessage(W8, Figures.PARLEY, phase, server.getValue())));
    }

    private void row(String what, List<String> phases, Function<String, OptionalDouble> figure) {
        Stream<OptionalDouble> values = phases.stream().map(figure);
        table.append(RatioRow.of(what, values.toList()));
    }
}
