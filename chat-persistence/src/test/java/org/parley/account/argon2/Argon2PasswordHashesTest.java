package org.parley.account.argon2;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.account.PasswordHash;
import org.parley.database.Race;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;

class Argon2PasswordHashesTest {
    private static final Argon2Settings OWASP = new Argon2Settings(19456, 2, 1, 2, Duration.ofSeconds(10));

    @Test
    void hashShouldMatchOnlyItsPassword() {
        Argon2PasswordHashes hashes = new Argon2PasswordHashes(OWASP);
        PasswordHash hash = hashes.hash("correct horse");

        assertThat(hash.encoded()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hashes.matches("correct horse", hash)).isTrue();
        assertThat(hashes.matches("correct horsf", hash)).isFalse();
        assertThat(hashes.hash("correct horse")).as("salted").isNotEqualTo(hash);
    }

    @Test
    void hashShouldMatchAfterItsCostWasChanged() {
        PasswordHash old = new Argon2PasswordHashes(new Argon2Settings(4096, 1, 1, 1, Duration.ofSeconds(10)))
                .hash("correct horse");

        assertThat(new Argon2PasswordHashes(OWASP).matches("correct horse", old))
                .isTrue();
    }

    @Test
    void hashShouldNotShowInText() {
        assertThat(new PasswordHash("$argon2id$secret").toString()).doesNotContain("argon2id");
    }

    @Test
    void callsShouldBeRefusedWhenTheyWouldWaitTooLong() throws Exception {
        Argon2PasswordHashes hashes =
                new Argon2PasswordHashes(new Argon2Settings(19456, 8, 1, 1, Duration.ofMillis(1)));

        List<Object> results = Race.of(6, runner -> hashes.hash("correct horse"));

        assertThat(results).filteredOn(PasswordHash.class::isInstance).isNotEmpty();
        assertThat(results)
                .filteredOn(ParleyException.class::isInstance)
                .isNotEmpty()
                .allSatisfy(e -> assertThat(((ParleyException) e).code()).isEqualTo(ErrorCode.OVERLOADED));
    }
}
