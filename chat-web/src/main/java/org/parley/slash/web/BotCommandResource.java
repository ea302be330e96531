package org.parley.slash.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;
import org.parley.api.web.Parameters;
import org.parley.session.web.CurrentUser;
import org.parley.slash.SlashCommand;
import org.parley.slash.service.SlashCommandService;

/** The slash commands of a bot, for its owner. */
@RequestScoped
@Path("bots/{bot}/commands")
@Produces(MediaType.APPLICATION_JSON)
public class BotCommandResource {
    @Inject
    SlashCommandService commands;

    @Inject
    CurrentUser user;

    /** What a command is made of. */
    public record NewCommand(
            String url,
            @Nullable String description,
            @Nullable String hint) {}

    /** What the service verifies requests with. */
    public record Secret(String secret) {}

    /** A command as its owner sees it. */
    @JsonbPropertyOrder({"name", "url", "description", "hint"})
    public record BotCommandJson(String name, String url, String description, String hint) {

        static BotCommandJson of(SlashCommand command) {
            return new BotCommandJson(
                    command.name().value(), command.target().toString(), command.description(), command.hint());
        }
    }

    @GET
    public List<BotCommandJson> list(@PathParam("bot") String bot) {
        return commands.ofBot(id(bot), user.id()).stream()
                .map(BotCommandJson::of)
                .toList();
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(@PathParam("bot") String bot, @PathParam("name") String name, NewCommand wanted) {
        return commands.put(
                        id(bot),
                        user.id(),
                        name,
                        new SlashCommandService.Wanted(wanted.url(), wanted.description(), wanted.hint()))
                .map(secret -> Response.status(Response.Status.CREATED).entity(new Secret(secret.text())))
                .orElseGet(Response::noContent)
                .build();
    }

    @POST
    @Path("{name}/secret")
    public Secret renewSecret(@PathParam("bot") String bot, @PathParam("name") String name) {
        return new Secret(commands.renewSecret(id(bot), user.id(), name).text());
    }

    @DELETE
    @Path("{name}")
    public void remove(@PathParam("bot") String bot, @PathParam("name") String name) {
        commands.remove(id(bot), user.id(), name);
    }

    private static UserId id(String bot) {
        return new UserId(Parameters.id(bot));
    }
}
