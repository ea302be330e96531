package org.parley.room.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.parley.account.UserId;
import org.parley.api.web.BoundedBody;
import org.parley.api.web.Parameters;
import org.parley.delivery.ReadMark;
import org.parley.delivery.RoomEventPublisher;
import org.parley.json.ForeignJson;
import org.parley.json.JsonFields;
import org.parley.message.service.MessageService;
import org.parley.rate.web.Rates;
import org.parley.room.RoomId;
import org.parley.session.web.CurrentUser;

/** How far somebody has read, for whoever keeps no socket open. */
@RequestScoped
@Path("rooms/{room}/read")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rooms")
public class ReadResource {
    private static final int MAX_BYTES = 1_024;

    @Inject
    MessageService messages;

    @Inject
    RoomEventPublisher publisher;

    @Inject
    Rates<UserId> rates;

    @Inject
    CurrentUser user;

    /** Documents the body. No {@code @Schema} of the offset: Payara takes each method with "set" in its name for a setter. */
    @Schema(name = "ReadPosition")
    public record Position(long offset) {}

    /** What lies after the position. */
    @Schema(name = "Unread")
    public record Unread(
            @Schema(description = "messages after the offset")
            long unread) {}

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Tell how far I have read",
            description = "A position behind the present one changes nothing. My connections get the frame read.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Position.class)))
    @APIResponse(
            responseCode = "200",
            description = "Noted",
            content = @Content(schema = @Schema(ref = "#/components/schemas/Unread")))
    @APIResponse(responseCode = "400", description = "offset-out-of-range, invalid-field")
    @APIResponse(responseCode = "403", description = "not-a-member")
    @APIResponse(responseCode = "429", description = "rate-limited")
    public Unread read(@PathParam("room") String room, InputStream body) throws IOException {
        rates.require(user.id());
        RoomId id = Parameters.room(room);
        long offset = new JsonFields(ForeignJson.object(BoundedBody.text(body, MAX_BYTES))).number("offset");
        long unread = messages.markRead(user.id(), id, offset);
        publisher.publish(new ReadMark(user.id(), id, offset, unread));
        return new Unread(unread);
    }
}
