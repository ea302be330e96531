package org.parley.bench.replay;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * How a replay went.
 *
 * @param room where it was played
 * @param roomName the name of that room
 * @param acks how long each line waited for its acknowledgement, sorted
 * @param deliveries events that reached clients
 * @param problems what was not as promised; empty if all was well
 */
public record ReplayReport(
        IrcLog log,
        UUID room,
        String roomName,
        int people,
        Duration arriving,
        Duration playing,
        List<Duration> acks,
        long deliveries,
        List<String> problems) {

    public boolean passed() {
        return problems.isEmpty();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        line(text, "room", roomName);
        line(text, "people", people + ", registered, logged in and joined in " + seconds(arriving));
        line(
                text,
                "lines",
                "%d (%d actions) in %s: %.0f a second",
                log.lines().size(),
                actions(),
                seconds(playing),
                rate(log.lines().size()));
        line(text, "left out", "%d blank, %d notices, %d unreadable", log.blank(), log.notices(), log.unreadable());
        if (!acks.isEmpty()) {
            line(text, "ack", "p50 %s, p99 %s, max %s", millis(0.5), millis(0.99), millis(1));
        }
        line(text, "deliveries", "%d: %.0f a second", deliveries, rate(deliveries));
        line(text, "result", passed() ? "everybody got everything once, in order" : problems.size() + " problems");
        problems.forEach(problem -> line(text, "", problem));
        return text.toString();
    }

    private long actions() {
        return log.lines().stream().filter(IrcLog.Line::action).count();
    }

    private double rate(long count) {
        return count / Math.max(0.001, playing.toMillis() / 1000.0);
    }

    private String millis(double quantile) {
        Duration ack = acks.get((int) Math.min(acks.size() - 1L, Math.round(acks.size() * quantile)));
        return String.format(Locale.ROOT, "%.1f ms", ack.toNanos() / 1e6);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private static void line(StringBuilder text, String name, String format, Object... values) {
        String value = values.length == 0 ? format : String.format(Locale.ROOT, format, values);
        text.append(String.format(Locale.ROOT, "%-12s%s%n", name, value));
    }
}
