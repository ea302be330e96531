package org.parley.account.argon2;

import java.time.Duration;
import org.parley.settings.Settings;

/**
 * The cost of a password's hash. The defaults are OWASP's recommendation for Argon2id (Password Storage Cheat Sheet).
 *
 * @param memory in KiB
 * @param iterations passes over that memory
 * @param parallelism lanes of one hash
 * @param concurrency how many hashes are computed at once
 * @param patience how long a caller waits for its turn
 */
record Argon2Settings(int memory, int iterations, int parallelism, int concurrency, Duration patience) {

    static Argon2Settings read(Settings settings) {
        return new Argon2Settings(
                settings.number("parley.password.memory", 19456, 8, 1 << 20),
                settings.number("parley.password.iterations", 2, 1, 100),
                settings.number("parley.password.parallelism", 1, 1, 16),
                settings.number(
                        "parley.password.concurrency", Runtime.getRuntime().availableProcessors(), 1, 1024),
                settings.duration("parley.password.patience", Duration.ofSeconds(3)));
    }
}
