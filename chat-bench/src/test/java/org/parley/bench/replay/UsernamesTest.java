package org.parley.bench.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsernamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"alice", "|-Al{ce}^`", "[x]", "^_^", "```", "a-very-long-nick-of-some-person", "Ünï"})
    void everyNickShouldGetAValidUsername(String nick) {
        assertThat(Usernames.of(nick, 1234, "mfxk9s2a")).matches("[a-z0-9][a-z0-9._-]{2,31}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "```"})
    void sameLookingNicksShouldStayApart(String nick) {
        assertThat(Usernames.of(nick, 1, "r")).isNotEqualTo(Usernames.of(nick, 2, "r"));
    }
}
