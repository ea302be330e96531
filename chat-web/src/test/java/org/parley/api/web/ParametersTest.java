package org.parley.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;

class ParametersTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "nope", "1-1-1-1-1", "01a20eb9-e1f5-7eac-bf92-92cf7536942g"})
    void whatIsNoIdShouldNameNothing(String text) {
        assertThatThrownBy(() -> Parameters.room(text))
                .isInstanceOfSatisfying(
                        ParleyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ROOM_NOT_FOUND));
        assertThatThrownBy(() -> Parameters.user(text))
                .isInstanceOfSatisfying(
                        ParleyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USER_NOT_FOUND));
    }

    @Test
    void idShouldBeRead() {
        String id = "01a20eb9-e1f5-7eac-bf92-92cf75369423";

        assertThat(Parameters.room(id).toString()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "201", "-1", "x", "1.5", "99999999999999999999"})
    void numberShouldLieInItsRange(String text) {
        assertThatThrownBy(() -> Parameters.number("limit", text, 50, 1, 200))
                .hasMessage("The field limit takes a whole number from 1 to 200.");
    }

    @Test
    void absentNumberShouldBeTheDefault() {
        assertThat(Parameters.number("limit", null, 50, 1, 200)).isEqualTo(50);
        assertThat(Parameters.number("limit", "200", 50, 1, 200)).isEqualTo(200);
    }
}
