package org.parley.slash.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.parley.api.web.Parameters;
import org.parley.session.web.CurrentUser;
import org.parley.slash.SlashCommand;
import org.parley.slash.service.SlashAnswer;
import org.parley.slash.service.SlashCommandService;
import org.parley.slash.service.SlashRunner;

/** The slash commands that can be given in a room. */
@RequestScoped
@Path("rooms/{room}/commands")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rooms")
public class RoomCommandResource {
    @Inject
    SlashCommandService commands;

    @Inject
    SlashRunner runner;

    @Inject
    CurrentUser user;

    /** What stands behind the name. */
    @Schema(name = "CommandText")
    public record CommandText(String text) {}

    /** A command as those in the room see it. */
    @Schema(name = "Command")
    @JsonbPropertyOrder({"name", "bot", "description", "hint"})
    public record CommandJson(
            String name, @Schema(format = "uuid") String bot, String description, String hint) {

        static CommandJson of(SlashCommand command) {
            return new CommandJson(
                    command.name().value(), command.bot().toString(), command.description(), command.hint());
        }
    }

    /**
     * What comes back.
     *
     * @param offset of the message that the bot has posted; absent if it has not. No {@code @Schema}: Payara takes each
     *     method with "set" in its name for a setter
     */
    @Schema(name = "CommandAnswer")
    @JsonbPropertyOrder({"text", "offset"})
    public record CommandAnswer(
            @Schema(description = "for you alone; absent if there is nothing to say") @Nullable
            String text,

            @Nullable Long offset) {

        static CommandAnswer of(SlashAnswer answer) {
            return new CommandAnswer(
                    answer.text().orElse(null),
                    answer.offset().isPresent() ? answer.offset().getAsLong() : null);
        }
    }

    @GET
    @Operation(summary = "The commands of the bots in the room, by name; for members only")
    @APIResponse(responseCode = "403", description = "not-a-member")
    public List<CommandJson> list(@PathParam("room") String room) {
        return commands.inRoom(Parameters.room(room), user.id()).stream()
                .map(CommandJson::of)
                .toList();
    }

    @POST
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Give a command; for members only",
            description = "The bot's service is asked, and its answer comes back, or is posted by the bot.")
    @APIResponse(
            responseCode = "200",
            description = "Answered",
            content = @Content(schema = @Schema(ref = "#/components/schemas/CommandAnswer")))
    @APIResponse(responseCode = "403", description = "not-a-member")
    @APIResponse(responseCode = "404", description = "command-not-found")
    @APIResponse(responseCode = "429", description = "rate-limited: your last command was not answered yet")
    @APIResponse(responseCode = "502", description = "command-failed")
    public CompletionStage<CommandAnswer> give(
            @PathParam("room") String room, @PathParam("name") String name, CommandText given) {
        return runner.run(Parameters.room(room), user.id(), name, given.text()).thenApply(CommandAnswer::of);
    }
}
