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
import org.parley.bot.service.BotService;
import org.parley.session.web.CurrentUser;

/** My bots. */
@RequestScoped
@Path("bots")
@Produces(MediaType.APPLICATION_JSON)
public class BotResource {
    @Inject
    BotService bots;

    @Inject
    CurrentUser user;

    /** What a new bot is made of. */
    public record NewBot(String username, @Nullable String displayName) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(NewBot wanted) {
        BotJson made = BotJson.of(bots.create(user.session().user(), wanted.username(), wanted.displayName()));
        return Response.status(Response.Status.CREATED).entity(made).build();
    }

    @GET
    public List<BotJson> mine() {
        return bots.ownedBy(user.id()).stream().map(BotJson::of).toList();
    }

    @DELETE
    @Path("{bot}")
    public void delete(@PathParam("bot") String bot) {
        bots.delete(new UserId(Parameters.id(bot)), user.id());
    }
}
