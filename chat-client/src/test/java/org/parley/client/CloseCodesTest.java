package org.parley.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloseCodesTest {

    @ParameterizedTest
    @ValueSource(ints = {1001, 1005, 1006, 1011, 1012, 4500, 4501, 4502, 4503, 4999})
    void clientShouldComeBackAfter(int code) {
        assertThat(CloseCodes.shouldReconnect(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1002, 1003, 1007, 1008, 1009, 4000, 4001, 4499})
    void clientShouldStayAwayAfter(int code) {
        assertThat(CloseCodes.shouldReconnect(code)).isFalse();
    }
}
