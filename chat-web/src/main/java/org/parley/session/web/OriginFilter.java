package org.parley.session.web;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;

/**
 * Lets pages of allowed origins use the API with their login (the CORS protocol of the Fetch standard), and keeps all
 * others from changing anything. A request without {@code Origin} comes from no foreign page.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION - 100)
public class OriginFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String ORIGIN = "Origin";
    private static final Set<String> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @Inject
    OriginPolicy policy;

    @Override
    public void filter(ContainerRequestContext request) {
        String origin = request.getHeaderString(ORIGIN);
        if (origin == null) {
            return;
        }
        if (!allowed(request, origin) && !SAFE.contains(request.getMethod()) && !hasToken(request)) {
            throw new ParleyException(ErrorCode.ORIGIN_NOT_ALLOWED);
        }
        if (isPreflight(request)) {
            request.abortWith(Response.noContent()
                    .header("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE")
                    .header("Access-Control-Allow-Headers", HttpHeaders.CONTENT_TYPE)
                    .header("Access-Control-Max-Age", 600)
                    .build());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.add(HttpHeaders.VARY, ORIGIN);
        String origin = request.getHeaderString(ORIGIN);
        if (origin != null && allowed(request, origin)) {
            headers.putSingle("Access-Control-Allow-Origin", origin);
            headers.putSingle("Access-Control-Allow-Credentials", "true");
            headers.putSingle("Access-Control-Expose-Headers", HttpHeaders.RETRY_AFTER);
        }
    }

    private static boolean hasToken(ContainerRequestContext request) {
        return BearerToken.isIn(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    }

    private boolean allowed(ContainerRequestContext request, String origin) {
        @Nullable String host = request.getHeaderString(HttpHeaders.HOST);
        return policy.allows(origin, host);
    }

    private static boolean isPreflight(ContainerRequestContext request) {
        return request.getMethod().equals(HttpMethod.OPTIONS)
                && request.getHeaderString("Access-Control-Request-Method") != null;
    }
}
