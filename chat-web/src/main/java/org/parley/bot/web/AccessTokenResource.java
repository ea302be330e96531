package org.parley.bot.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;
import org.parley.api.web.Parameters;
import org.parley.bot.AccessTokenId;
import org.parley.bot.service.AccessTokenService;
import org.parley.session.web.CurrentUser;

/** The secrets by which a bot of mine logs in. */
@RequestScoped
@Path("bots/{bot}/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bots")
public class AccessTokenResource {
    @Inject
    AccessTokenService tokens;

    @Inject
    CurrentUser user;

    /** What a new token is for. */
    @Schema(name = "NewAccessToken")
    public record NewToken(
            @Schema(required = false, nullable = true, maxLength = 64, description = "says where it is used") @Nullable
            String label) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give a bot a token; the secret is told once")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(ref = "#/components/schemas/AccessToken")))
    @APIResponse(responseCode = "404", description = "not-found")
    @APIResponse(responseCode = "409", description = "limit-reached")
    public Response issue(@PathParam("bot") String bot, NewToken wanted) {
        String label = wanted.label() == null ? "" : wanted.label();
        AccessTokenJson issued = AccessTokenJson.of(tokens.issue(id(bot), user.id(), label));
        return Response.status(Response.Status.CREATED).entity(issued).build();
    }

    @GET
    @Operation(summary = "A bot's tokens, the oldest first, without the secrets")
    @APIResponse(responseCode = "404", description = "not-found")
    public List<AccessTokenJson> list(@PathParam("bot") String bot) {
        return tokens.of(id(bot), user.id()).stream().map(AccessTokenJson::of).toList();
    }

    @DELETE
    @Path("{token}")
    @Operation(summary = "Revoke a token", description = "Live sockets that were opened with it close with 4000.")
    @APIResponse(responseCode = "204", description = "Revoked")
    @APIResponse(responseCode = "404", description = "not-found")
    public void revoke(@PathParam("bot") String bot, @PathParam("token") String token) {
        tokens.revoke(id(bot), user.id(), new AccessTokenId(Parameters.id(token)));
    }

    private static UserId id(String bot) {
        return new UserId(Parameters.id(bot));
    }
}
