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
    void aTableShouldHaveARowForEachRouting() {
        assertThat(run("--nodes", "2,3", "--people-per-node", "100", "--shards", "1,16"))
                .isZero();

        List<String> rows = text(out)
                .lines()
                .filter(line -> line.startsWith("| 2") || line.startsWith("| 3"))
                .toList();
        assertThat(rows).hasSize(2 * 2 * 3);
        assertThat(rows.get(0)).startsWith("| 2 | anywhere | one topic | 3 | 100.0 % |");
        assertThat(rows.get(11)).startsWith("| 3 | by department | to readers' nodes | 5 |");
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
