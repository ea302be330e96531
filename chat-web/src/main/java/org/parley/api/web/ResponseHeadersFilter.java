package org.parley.api.web;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Headers of every answer, static files included: what a browser may do with it and how long it may keep it. */
@WebFilter(
        value = "/*",
        asyncSupported = true,
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class ResponseHeadersFilter implements Filter {
    /** Vite gives these files names that change with their content. */
    private static final String HASHED = "/assets/";

    @Inject
    WebSettings settings;

    private @Nullable String policy;

    @Override
    public void init(FilterConfig config) {
        policy = ContentSecurityPolicy.allowing(settings.nodes());
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse answer = (HttpServletResponse) response;
        answer.setHeader("Content-Security-Policy", policy);
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setHeader("Referrer-Policy", "same-origin");
        answer.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        answer.setHeader("Cache-Control", caching(((HttpServletRequest) request).getRequestURI()));
        chain.doFilter(request, response);
    }

    static String caching(String path) {
        if (path.startsWith(HASHED)) {
            return "public, max-age=31536000, immutable";
        }
        if (path.startsWith("/api/") || path.startsWith("/openapi") || path.startsWith("/health")) {
            return "no-store";
        }
        return "no-cache";
    }
}
