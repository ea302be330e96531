package org.parley.session.web;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.session.SessionToken;

/**
 * The access token of a bot, as a request carries it: {@code Authorization: Bearer …} (RFC 6750, section 2.1). No browser
 * adds it by itself, as it adds a cookie, or a password for a proxy ({@code Authorization: Basic …}): whoever sends it
 * means to.
 */
final class BearerToken {
    private static final Pattern SCHEME = Pattern.compile("(?i)bearer(?: .*)?");
    private static final Pattern HEADER = Pattern.compile("(?i:bearer) +([A-Za-z0-9_-]{43}) *");

    private BearerToken() {}

    /** Whether a request with this {@code Authorization} means to log in so, be it with a token or with rubbish. */
    static boolean isIn(@Nullable String authorization) {
        return authorization != null && SCHEME.matcher(authorization).matches();
    }

    /** The token in these {@code Authorization} headers. What cannot be a token counts as none. */
    static Optional<SessionToken> read(List<String> authorization) {
        return authorization.stream()
                .map(HEADER::matcher)
                .filter(Matcher::matches)
                .map(matcher -> new SessionToken(matcher.group(1)))
                .findFirst();
    }
}
