package org.parley.login.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import org.parley.api.web.WebSettings;
import org.parley.session.LoginSessions;
import org.parley.session.service.SessionService;
import org.parley.session.web.CurrentUser;
import org.parley.session.web.SessionCookie;
import org.parley.session.web.WithoutLogin;

/** Logging in and out. */
@RequestScoped
@Path("session")
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {
    @Inject
    SessionService sessions;

    @Inject
    CurrentUser user;

    @Inject
    WebSettings settings;

    /** Name and password. */
    public record Login(String username, String password) {}

    @POST
    @WithoutLogin
    @Consumes(MediaType.APPLICATION_JSON)
    public Response logIn(Login login) {
        LoginSessions.Opened opened = sessions.logIn(login.username(), login.password());
        Duration lifetime = Duration.between(Instant.now(), opened.session().expiresAt());
        return Response.ok(SessionJson.of(opened.session()))
                .header(HttpHeaders.SET_COOKIE, SessionCookie.set(opened.token(), lifetime, settings.secureCookie()))
                .build();
    }

    @GET
    public SessionJson whoAmI() {
        return SessionJson.of(user.session());
    }

    @DELETE
    public Response logOut() {
        sessions.logOut(user.session().id());
        return Response.noContent()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.clear(settings.secureCookie()))
                .build();
    }
}
