package org.parley.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    private static Path folder;

    private final Results results = Results.open(folder.resolve(java.util.UUID.randomUUID() + ".tsv"));

    @Test
    void ratioShouldBeBetweenTheMedians() {
        fanOut("w1", Figures.PARLEY, "saturated", 10, 20, 30);
        fanOut("w1", Figures.EJABBERD, "saturated", 100, 200, 90);

        assertThat(row("W1, processor time of the app server"))
                .contains("| 0.20 |")
                .contains("≤ 1/4 ✓");
    }

    @Test
    void boundThatIsNotKeptShouldBeSaid() {
        fanOut("w2", Figures.PARLEY, "saturated", 90);
        fanOut("w2", Figures.EJABBERD, "saturated", 100);

        assertThat(row("W2, processor time of all servers for a durable send, history in PostgreSQL"))
                .contains("| 0.90 |")
                .contains("≤ 1/3 **missed**");
    }

    @Test
    void whatWasNotMeasuredShouldBeSaid() {
        assertThat(row("W4")).contains("not measured");
    }

    @Test
    void throughputShouldHaveALowerBound() {
        results.add(new Figure("scaling", "writers-postgresql", "1.sends_per_s", 1, 100));
        results.add(new Figure("scaling", "writers-postgresql", "2.sends_per_s", 1, 80));

        assertThat(row("Durable sends a second of 2"))
                .contains("| 0.80 |")
                .contains("≥ 0.7 ✓")
                .contains("≥ 0.9 **missed**");
    }

    @Test
    void memoryShouldBeWhatLivesAndWhatIsOutsideOfTheHeap() {
        results.add(new Figure("w3", Figures.PARLEY, "connections", 0, 100));
        results.add(new Figure("w3", Figures.PARLEY, "resident_bytes", 0, 400_000));
        results.add(new Figure("w3", Figures.PARLEY, "live_bytes", 0, 600_000));

        assertThat(row("W3, the same, in units of 20 kB")).contains("| 0.50 |");
    }

    @Test
    void nodeWithoutReadersShouldBeSetAgainstTheOneThatHasThem() {
        fanOut("w2", Figures.PARLEY_ONE_OF_TWO, "saturated", 200);
        results.add(new Figure("w2", Figures.PARLEY_ONE_OF_TWO, "saturated.cpu.unvisited_ms", 1, 24));

        assertThat(row("W7, processor time of a node without readers for a delivery of W2"))
                .contains("| 0.12 |");
    }

    @Test
    void integrationShouldBeSetAgainstTheSameTalkWithoutIt() {
        integration("small-rooms.without", 10, 1_000);
        integration("small-rooms.unread", 24, 2_000);

        assertThat(
                        row(
                                "W8, processor time of all servers for a message in rooms of four, with an integration that nobody"))
                .contains("| 1.20 |")
                .contains("≤ 1.1 **missed**");
    }

    @Test
    void integrationShouldBeToldServerByServer() {
        integration("socket", 10, 1_000);
        integration("commands", 40, 2_000);
        results.add(new Figure("w8", Figures.PARLEY, "catch-up.seconds", 1, 2));
        results.add(new Figure("w8", Figures.PARLEY, "catch-up.messages", 1, 500));

        assertThat(new IntegrationTable(results).text().lines())
                .contains("| µs of all servers for a post | 10.0 (1.00 ×) | 20.0 (2.00 ×) |")
                .contains("| µs of the broker for a post | 5.00 (1.00 ×) | 10.0 (2.00 ×) |")
                .contains("| events a second | 250 (1.00 ×) |")
                .contains("| one room, µs of PostgreSQL for a message | – | – | – |");
    }

    private void integration(String phase, double cpu, double messages) {
        results.add(new Figure("w8", Figures.PARLEY, phase + ".cpu_ms", 1, cpu));
        results.add(new Figure("w8", Figures.PARLEY, phase + ".cpu.broker_ms", 1, cpu / 2));
        results.add(new Figure("w8", Figures.PARLEY, phase + ".messages", 1, messages));
    }

    private void fanOut(String workload, String contender, String phase, double... cpu) {
        for (int i = 0; i < cpu.length; i++) {
            results.add(new Figure(workload, contender, phase + ".cpu.app_ms", i + 1, cpu[i]));
            results.add(new Figure(workload, contender, phase + ".cpu_ms", i + 1, cpu[i]));
            results.add(new Figure(workload, contender, phase + ".deliveries", i + 1, 1000));
        }
    }

    private String row(String beginning) {
        return new AimTable(results)
                .text()
                .lines()
                .filter(line -> line.startsWith("| " + beginning))
                .findFirst()
                .orElseThrow();
    }
}
