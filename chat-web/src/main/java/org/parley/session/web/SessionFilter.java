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

/** Finds out who asks, and refuses those who are not logged in unless the method is {@link WithoutLogin}. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class SessionFilter implements ContainerRequestFilter {
    @Context
    ResourceInfo resource;

    @Inject
    Logins logins;

    @Inject
    CurrentUser user;

    @Override
    public void filter(ContainerRequestContext request) {
        if (resource.getResourceMethod() == null
                || resource.getResourceMethod().isAnnotationPresent(WithoutLogin.class)) {
            return;
        }
        user.isLoggedInAs(
                logins.require(headers(request, HttpHeaders.AUTHORIZATION), headers(request, HttpHeaders.COOKIE)));
    }

    private static List<String> headers(ContainerRequestContext request, String name) {
        return request.getHeaders().getOrDefault(name, List.of());
    }
}
