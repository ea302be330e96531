package org.parley.bench.routing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.parley.bench.replay.IrcLog;

/** How unevenly the people of a room talk, drawn from those who talked in real rooms. */
final class Talk {
    /** Of the people whom the logs show coming and going, at least half say nothing. */
    private static final double SILENT = 0.5;

    private static final String KEPT = "irc-talk.txt";

    /** What each who talked said, in lines; ascending. */
    private final int[] lines;

    Talk(IntStream lines) {
        this.lines = lines.sorted().toArray();
    }

    /** That of sixteen days of a busy channel. */
    static Talk ofRealRooms() {
        InputStream kept = Objects.requireNonNull(Talk.class.getResourceAsStream(KEPT), KEPT);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(kept, StandardCharsets.UTF_8))) {
            return new Talk(reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Stream.of(line.split(" "))
                            .mapToInt(Integer::parseInt)
                            .toArray())
                    .flatMapToInt(row -> IntStream.generate(() -> row[0]).limit(row[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each log counts as a room, and each of its nicks as one who talked there. */
    static Talk of(List<IrcLog> logs) {
        return new Talk(logs.stream()
                .map(log -> log.lines().stream()
                        .collect(Collectors.groupingBy(IrcLog.Line::nick, Collectors.counting()))
                        .values())
                .flatMap(Collection::stream)
                .mapToInt(Math::toIntExact));
    }

    /** What one more of a room's people says there, as a weight beside the others'. */
    int draw(SplittableRandom random) {
        return random.nextDouble() < SILENT ? 0 : lines[random.nextInt(lines.length)];
    }

    int talkers() {
        return lines.length;
    }

    /** The share of everything that the most talkative tenth of those who talk says. */
    double topTenth() {
        long top = sum(lines.length - lines.length / 10);
        return (double) top / sum(0);
    }

    private long sum(int from) {
        return Arrays.stream(lines, from, lines.length).asLongStream().sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Talk talk && Arrays.equals(lines, talk.lines);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(lines);
    }

    @Override
    public String toString() {
        return talkers() + " people who said " + sum(0) + " lines";
    }
}
