package org.parley.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.session.SessionToken;

class BearerTokenTest {
    private static final String TOKEN = "0123456789abcdefghijklmnopqrstuvwxyzABCDE-_";

    @ParameterizedTest
    @ValueSource(strings = {"Bearer " + TOKEN, "bearer " + TOKEN, "BEARER   " + TOKEN + " "})
    void aTokenShouldBeRead(String header) {
        assertThat(BearerToken.isIn(header)).isTrue();
        assertThat(BearerToken.read(List.of("Basic eDp5", header))).contains(new SessionToken(TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer x", "Bearer " + TOKEN + "x", "Bearer " + TOKEN + "," + TOKEN})
    void rubbishShouldBeNoTokenButCountAsOne(String header) {
        assertThat(BearerToken.isIn(header)).isTrue();
        assertThat(BearerToken.read(List.of(header))).isEmpty();
    }

    @Test
    void anotherSchemeShouldNotCount() {
        assertThat(BearerToken.isIn("Basic eDp5")).isFalse();
        assertThat(BearerToken.isIn("Bearers x")).isFalse();
        assertThat(BearerToken.isIn(null)).isFalse();
        assertThat(BearerToken.read(List.of("Basic " + TOKEN))).isEmpty();
    }
}
