package org.parley.room.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.parley.api.web.Parameters;
import org.parley.room.RoomId;
import org.parley.room.service.RoomQueries;
import org.parley.room.service.RoomService;
import org.parley.session.web.CurrentUser;

/** Rooms between two people. */
@RequestScoped
@Path("direct/{user}")
@Produces(MediaType.APPLICATION_JSON)
public class DirectResource {
    @Inject
    RoomService rooms;

    @Inject
    RoomQueries queries;

    @Inject
    CurrentUser user;

    @PUT
    public RoomJson open(@PathParam("user") String peer) {
        RoomId room = rooms.direct(user.id(), Parameters.user(peer));
        return RoomJson.of(queries.overview(room, user.id()));
    }
}
