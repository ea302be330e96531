package org.parley.webhook.http;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;

/** The address of a service outside, as somebody gives it. Whether it may be asked is decided when it is asked. */
public final class ServiceUrl {
    private static final int MAX_LENGTH = 2_000;

    private ServiceUrl() {}

    /**
     * @throws ParleyException {@code INVALID_FIELD} unless it is an absolute URL of http or https with a host, of up to
     *     2,000 ASCII characters, without a fragment, and without a user, whose password everybody would see
     */
    public static URI of(String text) {
        try {
            URI url = new URI(text.strip());
            boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            if (web
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null
                    && text.length() <= MAX_LENGTH
                    && text.chars().allMatch(character -> character < 128)) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw invalid(e);
        }
        throw invalid(null);
    }

    private static ParleyException invalid(@Nullable Exception cause) {
        return new ParleyException(
                ErrorCode.INVALID_FIELD,
                "The field url takes an address that begins with https:// or http://, without a user and a fragment.",
                cause);
    }
}
