package org.parley.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.bench.workload.Schedule;

class BenchOptionsTest {

    @Test
    void optionsShouldBeRead() {
        BenchOptions options = parse(
                "--workloads",
                "w1,w3",
                "--peers",
                "netty",
                "--runs",
                "5",
                "--seconds",
                "2.5",
                "--resume",
                "--warm-up",
                "1");

        assertThat(options.workloads()).containsExactly("w1", "w3");
        assertThat(options.peers()).containsExactly("netty");
        assertThat(options.resume()).isTrue();
        assertThat(options.schedule()).isEqualTo(new Schedule(5, Duration.ofSeconds(1), Duration.ofMillis(2500)));
    }

    @Test
    void everythingShouldBeMeasuredUnlessSomethingIsChosen() {
        BenchOptions options = parse();

        assertThat(options.workloads()).isEqualTo(BenchOptions.WORKLOADS);
        assertThat(options.peers()).isEqualTo(BenchOptions.PEERS);
        assertThat(options.results()).isEqualTo(Path.of("/home/alice/parley/chat-bench/target/bench/results.tsv"));
    }

    @Test
    void nothingShouldBeMeasuredBesideParleyWhenNoPeerIsNamed() {
        assertThat(parse("--peers", "").peers()).isEqualTo(List.of());
    }

    @Test
    void whatIsNotThereShouldBeNamed() {
        assertThatThrownBy(() -> parse("--peers", "netty,openfire")).hasMessageContaining("not 'openfire'");
        assertThatThrownBy(() -> parse("--walk")).hasMessage("There is no option --walk");
        assertThatThrownBy(() -> parse("--runs")).hasMessage("--runs needs a value");
        assertThatThrownBy(() -> parse("--runs", "none")).hasMessageContaining("not 'none'");
    }

    private static BenchOptions parse(String... arguments) {
        return BenchOptions.parse(Path.of("/home/alice/parley"), arguments);
    }
}
