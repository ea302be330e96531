package org.parley.session.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.api.web.WebSettings;

/**
 * Decides which web pages may use this node, by the origin that browsers tell truthfully (RFC 6454).
 *
 * <p>With a list of allowed origins, exactly those; without one, only pages that this node served itself.
 */
@ApplicationScoped
public class OriginPolicy {
    private List<String> allowed = List.of();

    @Inject
    public OriginPolicy(WebSettings settings) {
        this.allowed = settings.origins();
    }

    /** For the container's proxy. */
    protected OriginPolicy() {}

    /**
     * Whether the request's {@code Origin} is allowed or absent, or the request has a {@linkplain BearerToken token}.
     */
    public boolean allows(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return origin == null
                || BearerToken.isIn(request.getHeader("Authorization"))
                || allows(origin, request.getHeader("Host"));
    }

    /**
     * Whether a request may come from {@code origin}.
     *
     * @param host the request's {@code Host} header
     */
    public boolean allows(String origin, @Nullable String host) {
        return allowed.isEmpty() ? isOf(origin, host) : allowed.contains(origin);
    }

    private static boolean isOf(String origin, @Nullable String host) {
        try {
            URI url = URI.create(origin);
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            return web && host != null && host.equalsIgnoreCase(url.getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
