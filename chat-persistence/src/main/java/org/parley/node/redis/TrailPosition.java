package org.parley.node.redis;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A place in a {@link RedisTrail}.
 *
 * @param run the run id of the Redis that it is a place in: another Redis, another trail
 * @param entryId the last entry before it
 * @param count how many entries were ever added up to it
 */
public record TrailPosition(String run, String entryId, long count) {
    static final TrailPosition START = new TrailPosition("-", "0-0", 0);

    private static final Pattern SPACE = Pattern.compile(" ");

    /** @throws IllegalArgumentException if {@code text} was not made by {@link #toString()} */
    public static TrailPosition of(String text) {
        List<String> parts = List.of(SPACE.split(text, -1));
        if (parts.size() != 3) {
            throw new IllegalArgumentException("no place in a trail: " + text);
        }
        return new TrailPosition(parts.get(0), parts.get(1), Long.parseLong(parts.get(2)));
    }

    @Override
    public String toString() {
        return run + " " + entryId + " " + count;
    }
}
