package org.parley.bench.workload;

import java.time.Duration;
import org.parley.bench.peer.Contender;

/**
 * Keeps the servers busy until they are warm: until their just-in-time compilers have hardly anything left to do. On all
 * processors, or compilers would stand in line with what they are to speed up.
 */
final class WarmUp {
    private static final int MOST_ROUNDS = 10;

    /** The part of one processor's time that compilers may still take. */
    private static final double HARDLY = 0.05;

    /** Some seconds of work. */
    interface Round {
        void run() throws InterruptedException;
    }

    private WarmUp() {}

    static void of(Contender contender, Round round) throws InterruptedException {
        contender.unbind();
        for (int i = 0; i < MOST_ROUNDS; i++) {
            Duration before = contender.processes().compilers();
            long begun = System.nanoTime();
            round.run();
            Duration compiled = contender.processes().compilers().minus(before);
            if (compiled.toNanos() < HARDLY * (System.nanoTime() - begun)) {
                break;
            }
        }
        contender.bind();
    }
}
