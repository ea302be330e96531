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
public class AccessTokenResource {
    @Inject
    AccessTokenService tokens;

    @Inject
    CurrentUser user;

    /** What a new token is for. */
    public record NewToken(@Nullable String label) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response issue(@PathParam("bot") String bot, NewToken wanted) {
        String label = wanted.label() == null ? "" : wanted.label();
        AccessTokenJson issued = AccessTokenJson.of(tokens.issue(id(bot), user.id(), label));
        return Response.status(Response.Status.CREATED).entity(issued).build();
    }

    @GET
    public List<AccessTokenJson> list(@PathParam("bot") String bot) {
        return tokens.of(id(bot), user.id()).stream().map(AccessTokenJson::of).toList();
    }

    @DELETE
    @Path("{token}")
    public void revoke(@PathParam("bot") String bot, @PathParam("token") String token) {
        tokens.revoke(id(bot), user.id(), new AccessTokenId(Parameters.id(token)));
    }

    private static UserId id(String bot) {
        return new UserId(Parameters.id(bot));
    }
}
