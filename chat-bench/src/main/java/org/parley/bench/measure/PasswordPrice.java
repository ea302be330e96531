package org.parley.bench.measure;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.time.Duration;

/** What one hash of a password costs with the setting that Parley has unless told otherwise. */
public final class PasswordPrice {
    /** The defaults of {@code parley.password.memory}, {@code iterations} and {@code parallelism}. */
    private static final Argon2Function HASH = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    private static final int SALT_BYTES = 16;
    private static final int TIMES = 20;

    private PasswordPrice() {}

    /** Processor time, measured in this JVM; takes about a second. */
    public static Duration measure() {
        hash(TIMES);
        Duration before = ServerProcesses.ownCpu();
        hash(TIMES);
        return ServerProcesses.ownCpu().minus(before).dividedBy(TIMES);
    }

    private static void hash(int times) {
        for (int i = 0; i < times; i++) {
            Password.hash("a long password " + i).addRandomSalt(SALT_BYTES).with(HASH);
        }
    }
}
