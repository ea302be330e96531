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
import org.parley.bot.service.BotService;
import org.parley.session.web.CurrentUser;

/** My bots. */
@RequestScoped
@Path("bots")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bots")
public class BotResource {
    @Inject
    BotService bots;

    @Inject
    CurrentUser user;

    /** What a new bot is made of. */
    @Schema(name = "NewBot")
    public record NewBot(
            @Schema(pattern = "[A-Za-z0-9][A-Za-z0-9._-]{2,31}")
            String username,

            @Schema(required = false, nullable = true, maxLength = 64) @Nullable
            String displayName) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make a bot; not for bots")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(ref = "#/components/schemas/Bot")))
    @APIResponse(responseCode = "403", description = "not-allowed")
    @APIResponse(responseCode = "409", description = "username-taken, limit-reached")
    public Response create(NewBot wanted) {
        BotJson made = BotJson.of(bots.create(user.session().user(), wanted.username(), wanted.displayName()));
        return Response.status(Response.Status.CREATED).entity(made).build();
    }

    @GET
    @Operation(summary = "My bots, the oldest first")
    public List<BotJson> mine() {
        return bots.ownedBy(user.id()).stream().map(BotJson::of).toList();
    }

    @DELETE
    @Path("{bot}")
    @Operation(
            summary = "Delete a bot with all that belongs to it",
            description = "It leaves its rooms, and live sockets of it close with 4000. Its name stays taken.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", description = "not-found")
    @APIResponse(responseCode = "409", description = "last-owner")
    public void delete(@PathParam("bot") String bot) {
        bots.delete(new UserId(Parameters.id(bot)), user.id());
    }
}
