package org.parley.bench.routing;

import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/**
 * In which part of the topic a room's events go.
 *
 * @param of the shard of a room, from 0
 */
record Shards(String name, int count, IntUnaryOperator of) {
    /** By a hash of the room, as a real one would be: evenly, and without regard to who is in it. */
    static Shards byHash(int count) {
        String name = count == 1 ? "one topic" : count + " shards";
        return new Shards(
                name, count, room -> (int) Math.floorMod(new SplittableRandom(room).nextLong(), (long) count));
    }

    /** By the room's department: those next to each other share a shard. */
    static Shards byDepartment(Enterprise enterprise, int count) {
        return new Shards(count + " shards by department", count, room ->
                (int) ((long) enterprise.homeOf(room) * count / enterprise.departments()));
    }
}
