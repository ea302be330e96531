package org.parley.account.argon2;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.parley.account.PasswordHash;
import org.parley.account.PasswordHashes;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.settings.Settings;
import org.parley.settings.SettingsCheck;

/** {@link PasswordHashes} by Argon2id (RFC 9106), 128 bits of salt and 256 of hash. */
@ApplicationScoped
public class Argon2PasswordHashes implements PasswordHashes {
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private final Argon2Settings settings;
    private final Argon2Function function;
    private final Semaphore turns;
    private final PasswordHash nobody;

    @Inject
    public Argon2PasswordHashes(Config config) {
        this(Argon2Settings.read(new Settings(config)));
    }

    Argon2PasswordHashes(Argon2Settings settings) {
        this.settings = settings;
        function = Argon2Function.getInstance(
                settings.memory(), settings.iterations(), settings.parallelism(), HASH_BYTES, Argon2.ID);
        turns = new Semaphore(settings.concurrency(), true);
        nobody = hash("");
    }

    /** For the container's proxy, which delegates to a whole instance. */
    @SuppressWarnings("NullAway")
    protected Argon2PasswordHashes() {
        settings = null;
        function = null;
        turns = null;
        nobody = null;
    }

    void check(@Observes SettingsCheck check) {
        Argon2Settings.read(check.settings());
    }

    @Override
    public PasswordHash hash(String password) {
        return inTurn(() -> new PasswordHash(
                Password.hash(password).addRandomSalt(SALT_BYTES).with(function).getResult()));
    }

    @Override
    public boolean matches(String password, PasswordHash hash) {
        return inTurn(() ->
                Password.check(password, hash.encoded()).with(Argon2Function.getInstanceFromHash(hash.encoded())));
    }

    @Override
    public void matchNobody(String password) {
        boolean unused = matches(password, nobody);
    }

    private <T> T inTurn(Supplier<T> work) {
        takeTurn();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private void takeTurn() {
        try {
            if (!turns.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ParleyException(ErrorCode.OVERLOADED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ParleyException(ErrorCode.OVERLOADED, ErrorCode.OVERLOADED.text(), e);
        }
    }
}
