package org.parley.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;

class UsernameTest {

    @Test
    void usernameShouldBeKeptInLowerCase() {
        assertThat(Username.of("Alice.B_2-x").value()).isEqualTo("alice.b_2-x");
    }

    /** The last one is the Kelvin sign, whose lower case is an ordinary k. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "al", ".alice", "al ice", "alice\n", "älice", "123456789012345678901234567890123", "\u212Aen"
            })
    void usernameShouldTakeAFewPlainCharacters(String text) {
        assertThatThrownBy(() -> Username.of(text))
                .isInstanceOfSatisfying(
                        ParleyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_FIELD));
    }
}
