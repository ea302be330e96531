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

    /** What lies after the position. */
    public record Unread(long unread) {}

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Unread read(@PathParam("room") String room, InputStream body) throws IOException {
        rates.require(user.id());
        RoomId id = Parameters.room(room);
        long offset = new JsonFields(ForeignJson.object(BoundedBody.text(body, MAX_BYTES))).number("offset");
        long unread = messages.markRead(user.id(), id, offset);
        publisher.publish(new ReadMark(user.id(), id, offset, unread));
        return new Unread(unread);
    }
}
