package org.parley.bench.writer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a writer is told to do.
 *
 * @param rooms how many rooms are written to, the same by every writer
 * @param window messages that this writer has under way
 * @param start when to begin to measure; before that it writes to warm up
 * @param time how long to measure
 */
public record WriterOrder(int rooms, int window, Instant start, Duration time) {

    static WriterOrder parse(String... arguments) {
        return new WriterOrder(
                Integer.parseInt(arguments[0]),
                Integer.parseInt(arguments[1]),
                Instant.parse(arguments[2]),
                Duration.parse(arguments[3]));
    }

    /** As {@link #parse} takes it. */
    public List<String> arguments() {
        return List.of(Integer.toString(rooms), Integer.toString(window), start.toString(), time.toString());
    }
}
