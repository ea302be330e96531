package org.parley.bench.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class TalkTest {
    private static final Path LOGS = Path.of(System.getProperty("parley.irc", "../../shared/data/irc"));

    @Test
    void whatIsKeptShouldBeWhatTheLogsSay() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(LOGS), () -> "No IRC logs in " + LOGS);

        assertThat(Talk.of(CapacityMain.logs(LOGS))).isEqualTo(Talk.ofRealRooms());
    }

    @Test
    void halfOfARoomShouldBeSilent() {
        Talk talk = new Talk(IntStream.of(1, 10));
        SplittableRandom random = new SplittableRandom(1);

        int[] drawn = IntStream.range(0, 10_000).map(i -> talk.draw(random)).toArray();

        assertThat(IntStream.of(drawn).filter(lines -> lines == 0).count()).isBetween(4_800L, 5_200L);
        assertThat(IntStream.of(drawn).filter(lines -> lines == 10).count()).isBetween(2_300L, 2_700L);
    }

    @Test
    void theTopTenthShouldBeThoseWhoSaidMost() {
        Talk talk = new Talk(IntStream.of(91, 1, 1, 1, 1, 1, 1, 1, 1, 1));

        assertThat(talk.topTenth()).isEqualTo(0.91);
    }
}
