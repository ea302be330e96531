package org.parley.harness.checker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the checker found.
 *
 * @param faults how many of each kind there were
 * @param counts how many violations of each kind there are
 * @param violations the first of each kind
 */
public record Report(
        Path folder,
        String seed,
        Size size,
        Map<String, Integer> faults,
        Map<Kind, Long> counts,
        List<Violation> violations) {

    /**
     * How much was checked.
     *
     * @param messages different ones that somebody tried to send
     * @param attempts frames in which they did
     * @param stored events in the logs
     * @param deliveries events that clients received
     */
    public record Size(
            int clients,
            int rooms,
            long messages,
            long attempts,
            long acks,
            long stored,
            long deliveries,
            long connections,
            long resets) {}

    public Report {
        counts = Map.copyOf(counts);
        violations = List.copyOf(violations);
    }

    public boolean isClean() {
        return counts.isEmpty();
    }

    /** For a person, many lines. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("recording  ").append(folder).append(", seed ").append(seed).append('\n');
        text.append("clients    %d, on %d connections, with %d resets%n"
                .formatted(size.clients(), size.connections(), size.resets()));
        text.append("rooms      %d, with %d events stored%n".formatted(size.rooms(), size.stored()));
        text.append("messages   %d, in %d sends, with %d acknowledgements%n"
                .formatted(size.messages(), size.attempts(), size.acks()));
        text.append("deliveries %d%n".formatted(size.deliveries()));
        faults.forEach((fault, times) -> text.append("fault      %s: %d%n".formatted(fault, times)));
        for (Violation violation : violations) {
            text.append("VIOLATION  ").append(violation).append('\n');
            violation
                    .lines()
                    .forEach(line -> text.append("           | ").append(line).append('\n'));
        }
        counts.forEach(
                (kind, count) -> text.append("FOUND      %s: %d (%s)%n".formatted(kind.slug(), count, kind.text())));
        text.append(isClean() ? "verdict    every promise was kept" : "verdict    PROMISES WERE BROKEN");
        return text.append('\n').toString();
    }
}
