package org.parley.bench.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapacityMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aTableForEachNumberOfNodesShouldHaveARowForEachRouting() {
        assertThat(run("--nodes", "2,3", "--people-per-node", "100", "--shards", "1,16", "--per-hour", "36"))
                .isZero();

        List<String> lines = text(out).lines().toList();
        assertThat(lines).anyMatch(line -> line.startsWith("2 nodes, 200 people in "));
        assertThat(lines)
                .anyMatch(line -> line.startsWith("3 nodes, 300 people in ") && line.contains("; 3.0 messages"));
        assertThat(lines.stream().filter(line -> line.startsWith("| anywhere | one topic | 100.0 % |")))
                .hasSize(2);
        assertThat(lines.stream().filter(line -> line.startsWith("| by department | 16 shards | ")))
                .hasSize(2);
        assertThat(lines.stream()
                        .filter(line -> line.contains("| to readers' nodes | ") && line.contains(" | 100.0 % |")))
                .hasSize(4);
    }

    @Test
    void shardsByDepartmentShouldBeNamed() {
        run("--nodes", "2", "--people-per-node", "1000", "--shards", "4", "--shards-by", "department");

        assertThat(text(out)).contains("| 4 shards by department |");
    }

    @Test
    void logsShouldBeReadAndTheirPaceTold(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("a-day.txt"), "[09:00] <alice> hi\n[09:29] <bob> hello\n");

        assertThat(run("--nodes", "2", "--people-per-node", "100", "--shards", "1", "--irc", folder.toString()))
                .isZero();

        assertThat(text(out))
                .contains("Pace: 2.0 messages an hour of somebody who talks")
                .contains("Talk: 2 people who said 2 lines");
    }

    @Test
    void aWrongOptionShouldBeNamed() {
        assertThat(run("--shard", "1")).isEqualTo(2);
        assertThat(text(err)).startsWith("There is no option --shard");
    }

    @Test
    void aWrongNumberShouldBeNamed() {
        assertThat(run("--nodes", "2,0")).isEqualTo(2);
        assertThat(text(err)).startsWith("--nodes takes whole numbers from 1, not '2,0'");
    }

    @Test
    void aShareAboveOneShouldBeRefused() {
        assertThat(run("--near", "1.5")).isEqualTo(2);
        assertThat(text(err)).startsWith("--near cannot be '1.5'");
    }

    @Test
    void whatDoesNotFitShouldBeRefused() {
        assertThat(run("--nodes", "1", "--people-per-node", "3")).isEqualTo(2);
        assertThat(run("--nodes", "10000", "--people-per-node", "1000000")).isEqualTo(2);
        assertThat(run("--nodes", "1000", "--shards", "100000")).isEqualTo(2);
        assertThat(run("--largest-room", "1")).isEqualTo(2);
    }

    @Test
    void aFolderWithoutLogsShouldBeNamed(@TempDir Path empty) {
        assertThat(run("--irc", "no-such-folder")).isEqualTo(2);
        assertThat(run("--irc", empty.toString())).isEqualTo(2);
        assertThat(text(err)).contains("no-such-folder").contains(empty.toString());
    }

    private int run(String... arguments) {
        return CapacityMain.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
