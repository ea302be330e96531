package org.parley.bench.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.bench.replay.IrcLog;

class PaceTest {

    @Test
    void whatTalkersSayInAnHourShouldBeCounted() {
        IrcLog log = log("09:00 alice", "09:10 bob", "09:29 alice");

        Pace pace = Pace.of(List.of(log));

        assertThat(pace.perTalkerHour()).isEqualTo(3.0, within(1e-9));
        assertThat(pace.peak()).isEqualTo(10.0, within(1e-9));
    }

    @Test
    void theClockShouldGoRound() {
        IrcLog once = log("11:50 alice", "01:19 alice");
        IrcLog outOfOrder = log("11:50 alice", "12:10 alice", "12:05 alice", "01:19 alice");

        assertThat(Pace.of(List.of(once)).perTalkerHour()).isEqualTo(2 / 1.5, within(1e-9));
        assertThat(Pace.of(List.of(outOfOrder)).perTalkerHour()).isEqualTo(4 / 1.5, within(1e-9));
    }

    @Test
    void theBusiestMinuteShouldBeThatOfTheMiddleLog() {
        IrcLog even = log("09:00 alice", "09:01 alice");
        IrcLog odd = log("09:00 alice", "09:00 alice", "09:01 alice");
        IrcLog burst = log("09:00 alice", "09:00 alice", "09:00 alice", "09:03 alice");

        assertThat(Pace.of(List.of(burst, even, odd)).peak()).isEqualTo(4 / 3.0, within(1e-9));
    }

    private static IrcLog log(String... said) {
        List<IrcLog.Line> lines = new ArrayList<>();
        for (String line : said) {
            String[] parts = line.split(" ");
            lines.add(new IrcLog.Line(LocalTime.parse(parts[0]), parts[1], "hello", false));
        }
        return new IrcLog(lines, 0, 0, 0);
    }
}
