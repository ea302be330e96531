package org.parley.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;

class LineTest {

    @Test
    void lineShouldLoseTheWhiteSpaceAroundIt() {
        assertThat(Line.of("name", "  Lunch\u2003", 1, 64)).isEqualTo("Lunch");
    }

    @Test
    void lengthShouldBeCountedInCodePoints() {
        assertThat(Line.of("name", "🍕".repeat(64), 1, 64)).hasSize(128);
        assertRefused(ErrorCode.INVALID_FIELD, "🍕".repeat(65));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\nb", "a\tb", "a\u2028b", "a\u0085b"})
    void lineShouldBeOneLineOfSomething(String text) {
        assertRefused(ErrorCode.INVALID_FIELD, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\ud83cb", "\udf55", "a\u0000b"})
    void halfCharactersAndNulShouldBeRefused(String text) {
        assertRefused(ErrorCode.INVALID_TEXT, text);
    }

    private static void assertRefused(ErrorCode code, String text) {
        assertThatThrownBy(() -> Line.of("name", text, 1, 64))
                .hasMessageContaining("name")
                .isInstanceOfSatisfying(
                        ParleyException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
