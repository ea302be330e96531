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
public class RoomCommandResource {
    @Inject
    SlashCommandService commands;

    @Inject
    SlashRunner runner;

    @Inject
    CurrentUser user;

    /** What stands behind the name. */
    public record CommandText(String text) {}

    /** A command as those in the room see it. */
    @JsonbPropertyOrder({"name", "bot", "description", "hint"})
    public record CommandJson(String name, String bot, String description, String hint) {

        static CommandJson of(SlashCommand command) {
            return new CommandJson(
                    command.name().value(), command.bot().toString(), command.description(), command.hint());
        }
    }

    /** What comes back: a text for whoever gave the command, and the offset of what the bot has posted. */
    @JsonbPropertyOrder({"text", "offset"})
    public record CommandAnswer(
            @Nullable String text, @Nullable Long offset) {

        static CommandAnswer of(SlashAnswer answer) {
            return new CommandAnswer(
                    answer.text().orElse(null),
                    answer.offset().isPresent() ? answer.offset().getAsLong() : null);
        }
    }

    @GET
    public List<CommandJson> list(@PathParam("room") String room) {
        return commands.inRoom(Parameters.room(room), user.id()).stream()
                .map(CommandJson::of)
                .toList();
    }

    @POST
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<CommandAnswer> give(
            @PathParam("room") String room, @PathParam("name") String name, CommandText given) {
        return runner.run(Parameters.room(room), user.id(), name, given.text()).thenApply(CommandAnswer::of);
    }
}
