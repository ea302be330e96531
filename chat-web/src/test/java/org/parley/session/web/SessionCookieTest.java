package org.parley.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.session.SessionToken;

class SessionCookieTest {
    private static final String TOKEN = "NnacfOg3zBXFuLGzX_1RCHp4D3ffM9C-sZLk6lOa32o";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "parley-session=" + TOKEN,
                "theme=dark; parley-session=" + TOKEN + "; x=y",
                "theme=dark;parley-session=" + TOKEN,
                "$Version=\"1\"; parley-session=\"" + TOKEN + "\";$Path=\"/\"",
                "parley-session=" + TOKEN + "; parley-session=another"
            })
    void tokenShouldBeFoundAmongOtherCookies(String header) {
        assertThat(SessionCookie.read(List.of(header))).contains(new SessionToken(TOKEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "parley-session",
                "parley-session=",
                "parley-session=short",
                "parley-session=\"" + TOKEN,
                "parley-session=" + TOKEN + "x",
                "xparley-session=" + TOKEN,
                "PARLEY-SESSION=" + TOKEN,
                "=" + TOKEN
            })
    void whatCannotBeATokenShouldCountAsNone(String header) {
        assertThat(SessionCookie.read(List.of(header))).isEmpty();
    }

    @Test
    void tokenShouldBeFoundInASecondHeader() {
        assertThat(SessionCookie.read(List.of("theme=dark", "parley-session=" + TOKEN)))
                .contains(new SessionToken(TOKEN));
        assertThat(SessionCookie.read(List.of())).isEmpty();
    }

    @Test
    void cookieShouldBeOutOfReachOfScriptsAndForeignPages() {
        assertThat(SessionCookie.set(new SessionToken(TOKEN), Duration.ofHours(12), true))
                .isEqualTo("parley-session=" + TOKEN + "; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict; Secure");
        assertThat(SessionCookie.clear(false))
                .isEqualTo("parley-session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict");
    }
}
