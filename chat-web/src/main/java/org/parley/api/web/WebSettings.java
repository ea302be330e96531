package org.parley.api.web;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.parley.settings.Settings;

/**
 * How browsers reach this node.
 *
 * @param origins the web origins (RFC 6454) that may use the API and the socket; empty: only the node's own
 * @param nodes base URLs of the nodes that a client may try
 * @param secureCookie whether the login cookie is sent over https only
 */
public record WebSettings(List<String> origins, List<String> nodes, boolean secureCookie) {
    private static final String EXAMPLE = "https://chat-1.example.com,https://chat-2.example.com";

    public static WebSettings read(Settings settings) {
        return new WebSettings(
                urls(settings, "parley.web.origins"),
                urls(settings, "parley.web.nodes"),
                settings.flag("parley.web.secure-cookie", true));
    }

    private static List<String> urls(Settings settings, String key) {
        return settings.parse(
                key,
                List.of(),
                "URLs of scheme, host and port alone, separated by commas",
                EXAMPLE,
                text -> Arrays.stream(text.split(",", -1))
                        .map(WebSettings::base)
                        .toList());
    }

    private static String base(String text) {
        URI url = URI.create(text.strip().toLowerCase(Locale.ROOT));
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        boolean bare = url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null
                && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"));
        if (!web || !bare) {
            throw new IllegalArgumentException();
        }
        return url.getScheme() + "://" + url.getRawAuthority();
    }
}
