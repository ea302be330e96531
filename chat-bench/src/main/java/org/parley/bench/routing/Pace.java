package org.parley.bench.routing;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.parley.bench.replay.IrcLog;

/**
 * How much is said, and how unevenly over time.
 *
 * @param perTalkerHour lines in an hour, of somebody who talks at all
 * @param peak how many times as much as in the average minute is said in the busiest; the median of the logs
 */
record Pace(double perTalkerHour, double peak) {
    private static final int HALF_DAY = 12 * 60;

    /** Lines may stand a few minutes out of order; going back further means that the clock went round. */
    private static final int OUT_OF_ORDER = 60;

    static Pace of(List<IrcLog> logs) {
        double lines = 0;
        double talkerMinutes = 0;
        List<Double> peaks = new ArrayList<>();
        for (IrcLog log : logs) {
            List<Integer> minutes = minutes(log);
            int span = minutes.get(minutes.size() - 1) - minutes.get(0) + 1;
            long busiest =
                    minutes.stream()
                            .collect(Collectors.groupingBy(minute -> minute, Collectors.counting()))
                            .values()
                            .stream()
                            .mapToLong(Long::longValue)
                            .max()
                            .orElseThrow();
            lines += minutes.size();
            talkerMinutes += (double) log.nicks().size() * span;
            peaks.add((double) busiest * span / minutes.size());
        }
        peaks.sort(null);
        return new Pace(60 * lines / talkerMinutes, peaks.get(peaks.size() / 2));
    }

    /** When each line was said, in minutes that go on counting when a clock of twelve hours begins anew. */
    private static List<Integer> minutes(IrcLog log) {
        List<Integer> minutes = new ArrayList<>();
        int rounds = 0;
        int last = 0;
        for (IrcLog.Line line : log.lines()) {
            LocalTime at = line.at();
            int minute = rounds + at.getHour() % 12 * 60 + at.getMinute();
            if (minute < last - OUT_OF_ORDER) {
                rounds += HALF_DAY;
                minute += HALF_DAY;
            }
            minutes.add(minute);
            last = minute;
        }
        return minutes;
    }
}
