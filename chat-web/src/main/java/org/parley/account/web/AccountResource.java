package org.parley.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.parley.account.service.AccountService;
import org.parley.session.web.WithoutLogin;

/** Registering. */
@RequestScoped
@Path("accounts")
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {
    @Inject
    AccountService accounts;

    /** What a new account is made of. */
    public record Registration(String username, @Nullable String displayName, String password) {}

    @POST
    @WithoutLogin
    @Consumes(MediaType.APPLICATION_JSON)
    public Response register(Registration registration) {
        UserJson user = UserJson.of(
                accounts.register(registration.username(), registration.displayName(), registration.password()));
        return Response.status(Response.Status.CREATED).entity(user).build();
    }
}
