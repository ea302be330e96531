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

    /** Read as the frame {@code send} is. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<AckJson> post(@PathParam("room") String room, InputStream body) throws IOException {
        JsonFields fields = fields(body);
        return store(room, fields, new EventContent.Message(fields.text("body"), fields.flag("action")));
    }

    /** Read as the frame {@code edit} is. */
    @PUT
    @Path("{of}")
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<AckJson> edit(@PathParam("room") String room, @PathParam("of") String of, InputStream body)
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
