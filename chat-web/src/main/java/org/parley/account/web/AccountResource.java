package org.parley.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.parley.account.service.AccountService;
import org.parley.session.web.WithoutLogin;

/** Registering. */
@RequestScoped
@Path("accounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
public class AccountResource {
    @Inject
    AccountService accounts;

    /** What a new account is made of. */
    @Schema(name = "Registration")
    public record Registration(
            @Schema(pattern = "[A-Za-z0-9][A-Za-z0-9._-]{2,31}")
            String username,

            @Schema(required = false, nullable = true, maxLength = 64) @Nullable
            String displayName,

            @Schema(minLength = 8, maxLength = 200) String password) {}

    @POST
    @WithoutLogin
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Register")
    @APIResponse(
            responseCode = "201",
            description = "Registered",
            content = @Content(schema = @Schema(ref = "#/components/schemas/User")))
    @APIResponse(responseCode = "409", description = "username-taken")
    public Response register(Registration registration) {
        UserJson user = UserJson.of(
                accounts.register(registration.username(), registration.displayName(), registration.password()));
        return Response.status(Response.Status.CREATED).entity(user).build();
    }
}
