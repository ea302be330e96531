package org.parley.session.web;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.session.LoginSession;
import org.parley.session.service.SessionService;

/** Finds out who asks, and refuses those who are not logged in unless the method is {@link WithoutLogin}. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class SessionFilter implements ContainerRequestFilter {
    @Context
    ResourceInfo resource;

    @Inject
    SessionService sessions;

    @Inject
    CurrentUser user;

    @Override
    public void filter(ContainerRequestContext request) {
        if (resource.getResourceMethod() == null
                || resource.getResourceMethod().isAnnotationPresent(WithoutLogin.class)) {
            return;
        }
        List<String> cookies = request.getHeaders().getOrDefault(HttpHeaders.COOKIE, List.of());
        LoginSession session = SessionCookie.read(cookies)
                .flatMap(sessions::find)
                .orElseThrow(() -> new ParleyException(ErrorCode.NOT_LOGGED_IN));
        user.isLoggedInAs(session);
    }
}
