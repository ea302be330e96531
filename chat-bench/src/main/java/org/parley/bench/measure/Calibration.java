package org.parley.bench.measure;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/** A piece of work that is always the same: how long it takes tells how fast the machine is at the moment. */
public final class Calibration {
    private static final int BLOCK = 1 << 16;
    private static final int BLOCKS = 1_500;

    private Calibration() {}

    /** The quickest of three times; about half a second in all. */
    public static Duration run() {
        Duration best = once();
        for (int i = 0; i < 2; i++) {
            Duration next = once();
            best = next.compareTo(best) < 0 ? next : best;
        }
        return best;
    }

    private static Duration once() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[BLOCK];
            long start = System.nanoTime();
            for (int i = 0; i < BLOCKS; i++) {
                digest.update(block);
            }
            block[0] = digest.digest()[0];
            return Duration.ofNanos(System.nanoTime() - start);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
