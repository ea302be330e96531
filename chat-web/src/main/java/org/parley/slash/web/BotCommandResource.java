package org.parley.slash.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
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
@Tag(name = "Bots")
public class BotCommandResource {
    @Inject
    SlashCommandService commands;

    @Inject
    CurrentUser user;

    /** What a command is made of. */
    @Schema(name = "NewCommand")
    public record NewCommand(
            @Schema(maxLength = 2000) String url,

            @Schema(required = false, nullable = true, maxLength = 100) @Nullable
            String description,

            @Schema(required = false, nullable = true, maxLength = 64) @Nullable
            String hint) {}

    /** What the service verifies requests with. */
    @Schema(name = "CommandSecret")
    public record Secret(String secret) {}

    /** A command as its owner sees it. */
    @Schema(name = "BotCommand")
    @JsonbPropertyOrder({"name", "url", "description", "hint"})
    public record BotCommandJson(String name, String url, String description, String hint) {

        static BotCommandJson of(SlashCommand command) {
            return new BotCommandJson(
                    command.name().value(), command.target().toString(), command.description(), command.hint());
        }
    }

    @GET
    @Operation(summary = "The commands of my bot, by name")
    @APIResponse(responseCode = "404", description = "not-found: you have no such bot")
    public List<BotCommandJson> list(@PathParam("bot") String bot) {
        return commands.ofBot(id(bot), user.id()).stream()
                .map(BotCommandJson::of)
                .toList();
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Give my bot a command, or change it; the secret is shown this once",
            description = "The name has 2 to 32 characters of a-z, 0-9 and -, and is one bot's in the whole house.")
    @APIResponse(responseCode = "404", description = "not-found: you have no such bot")
    @APIResponse(responseCode = "409", description = "command-taken, limit-reached")
    public Secret put(@PathParam("bot") String bot, @PathParam("name") String name, NewCommand wanted) {
        return new Secret(commands.put(
                        id(bot),
                        user.id(),
                        name,
                        new SlashCommandService.Wanted(wanted.url(), wanted.description(), wanted.hint()))
                .text());
    }

    @DELETE
    @Path("{name}")
    @Operation(summary = "Take a command from my bot")
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(responseCode = "404", description = "not-found, command-not-found")
    public void remove(@PathParam("bot") String bot, @PathParam("name") String name) {
        commands.remove(id(bot), user.id(), name);
    }

    private static UserId id(String bot) {
        return new UserId(Parameters.id(bot));
    }
}
