package org.parley.session.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.session.SessionToken;

/**
 * The login cookie (RFC 6265): out of reach of scripts, and sent only with requests that a page of the same site makes.
 */
public final class SessionCookie {
    public static final String NAME = "parley-session";

    private static final Pattern TOKEN = Pattern.compile("(\"?)([A-Za-z0-9_-]{43})\\1");

    private SessionCookie() {}

    /**
     * The token in these {@code Cookie} headers. What cannot be a token counts as none; of several, the first counts.
     */
    public static Optional<SessionToken> read(List<String> cookieHeaders) {
        for (String header : cookieHeaders) {
            for (String pair : header.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(NAME)) {
                    return token(pair.substring(equals + 1).strip());
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<SessionToken> token(String value) {
        // In quotes it comes from clients that take a cookie with Max-Age for one of RFC 2965, as Java's does.
        Matcher matcher = TOKEN.matcher(value);
        return matcher.matches() ? Optional.of(new SessionToken(matcher.group(2))) : Optional.empty();
    }

    /** The value of {@code Set-Cookie} that gives a browser the token. */
    public static String set(SessionToken token, Duration lifetime, boolean secure) {
        return cookie(token.secret(), lifetime.toSeconds(), secure);
    }

    /** The value of {@code Set-Cookie} that makes a browser forget it. */
    public static String clear(boolean secure) {
        return cookie("", 0, secure);
    }

    private static String cookie(String value, long maxAge, boolean secure) {
        return NAME + "=" + value + "; Path=/; Max-Age=" + maxAge + "; HttpOnly; SameSite=Strict"
                + (secure ? "; Secure" : "");
    }
}
