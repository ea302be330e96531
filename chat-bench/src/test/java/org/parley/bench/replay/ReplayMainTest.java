package org.parley.bench.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayMainTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void optionsShouldBeRead() {
        ReplayOptions options = ReplayOptions.parse(
                "--nodes", "http://127.0.0.1:8080,http://127.0.0.1:8081", "--log", "day.txt", "--lines", "100");

        assertThat(options)
                .isEqualTo(new ReplayOptions(
                        List.of(URI.create("http://127.0.0.1:8080"), URI.create("http://127.0.0.1:8081")),
                        Path.of("day.txt"),
                        100,
                        8));
    }

    @Test
    void aMissingOptionShouldBeNamed() throws Exception {
        assertThat(run("--log", "day.txt")).isEqualTo(2);
        assertThat(errors()).startsWith("--nodes is missing");
    }

    @Test
    void aWrongNumberShouldBeNamed() throws Exception {
        assertThat(run("--nodes", "http://127.0.0.1", "--log", "day.txt", "--lines", "few"))
                .isEqualTo(2);
        assertThat(errors()).startsWith("--lines takes a whole number from 1, not 'few'");
    }

    @Test
    void aMissingLogShouldBreakOff() throws Exception {
        assertThat(run("--nodes", "http://127.0.0.1", "--log", "no-such-day.txt"))
                .isEqualTo(2);
        assertThat(errors()).startsWith("The replay broke off").contains("no-such-day.txt");
    }

    private int run(String... arguments) throws Exception {
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        return ReplayMain.run(errors, errors, arguments);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
