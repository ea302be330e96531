package org.parley.room.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;
import org.parley.api.web.BoundedBody;
import org.parley.api.web.Parameters;
import org.parley.json.ForeignJson;
import org.parley.json.JsonFields;
import org.parley.message.EventContent;
import org.parley.message.service.MessageService;
import org.parley.message.service.NewMessage;
import org.parley.rate.web.Rates;
import org.parley.session.web.CurrentUser;
import org.parley.socket.web.SocketServices;
import org.parley.work.Workers;

/** Saying something in a room, for whoever keeps no socket open. */
@RequestScoped
@Path("rooms/{room}/messages")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rooms")
public class MessageResource {
    @Inject
    MessageService messages;

    @Inject
    SocketServices sockets;

    @Inject
    Rates<UserId> rates;

    @Inject
    Workers workers;

    @Inject
    CurrentUser user;

    /** Documents the body; it is read as the frame {@code send} is. */
    @Schema(name = "NewMessage")
    public record Body(
            @Schema(pattern = "[A-Za-z0-9._:-]{1,64}") String clientId,

            String body,

            @Schema(required = false, nullable = true, description = "/me waves") @Nullable
            Boolean action) {}

    /** Documents the body; it is read as the frame {@code edit} is. */
    @Schema(name = "NewText")
    public record NewText(
            @Schema(pattern = "[A-Za-z0-9._:-]{1,64}") String clientId, String body) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say something",
            description = "A repeated clientId has no effect and the first answer, for ever."
                    + " What one sender must have in order they send one after another.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Body.class)))
    @APIResponse(
            responseCode = "200",
            description = "Stored",
            content = @Content(schema = @Schema(implementation = AckJson.class)))
    @APIResponse(responseCode = "400", description = "empty-body, invalid-field, invalid-text, malformed-frame")
    @APIResponse(responseCode = "403", description = "not-a-member")
    @APIResponse(responseCode = "413", description = "body-too-long, frame-too-large")
    @APIResponse(responseCode = "429", description = "rate-limited")
    public CompletionStage<AckJson> post(@PathParam("room") String room, InputStream body) throws IOException {
        JsonFields fields = fields(body);
        return store(room, fields, new EventContent.Message(fields.text("body"), fields.flag("action")));
    }

    @PUT
    @Path("{of}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Give a message of one's own another text",
            description = "As a further event of the room. A repeated clientId has no effect and the first answer.")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewText.class)))
    @APIResponse(
            responseCode = "200",
            description = "Stored; the offset is that of the change",
            content = @Content(schema = @Schema(implementation = AckJson.class)))
    @APIResponse(responseCode = "400", description = "offset-out-of-range, and as for a message")
    @APIResponse(responseCode = "403", description = "not-a-member, not-allowed")
    @APIResponse(responseCode = "413", description = "body-too-long, frame-too-large")
    @APIResponse(responseCode = "429", description = "rate-limited")
    public CompletionStage<AckJson> edit(
            @PathParam("room") String room,
            @Parameter(description = "offset of the message") @PathParam("of") String of,
            InputStream body)
            throws IOException {
        JsonFields fields = fields(body);
        long offset = Parameters.number("of", of, 0, Long.MIN_VALUE, Long.MAX_VALUE);
        return store(room, fields, new EventContent.Edited(offset, fields.text("body")));
    }

    private JsonFields fields(InputStream body) throws IOException {
        rates.require(user.id());
        int maxBytes = sockets.settings().maxFrameBytes();
        return new JsonFields(ForeignJson.object(BoundedBody.text(body, maxBytes)));
    }

    private CompletionStage<AckJson> store(String room, JsonFields fields, EventContent content) {
        NewMessage message =
                new NewMessage(Parameters.room(room), user.id(), fields.clientId("clientId"), content, null);
        return messages.post(message, CompletableFuture.completedStage(null))
                .stored()
                // on a worker, whatever comes of it: the thread that stored it has no time to write answers
                .whenCompleteAsync((stored, failure) -> {}, workers)
                .thenApply(stored -> AckJson.of(stored.event()));
    }
}
