package org.parley.room.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.parley.account.UserId;
import org.parley.api.web.Parameters;
import org.parley.room.RoomId;
import org.parley.room.service.RoomQueries;
import org.parley.room.service.RoomService;
import org.parley.session.web.CurrentUser;

/** Who belongs to a room. */
@RequestScoped
@Path("rooms/{room}/members")
@Produces(MediaType.APPLICATION_JSON)
public class MemberResource {
    private static final String ONESELF = "me";

    @Inject
    RoomService rooms;

    @Inject
    RoomQueries queries;

    @Inject
    CurrentUser user;

    @GET
    public List<MemberJson> members(@PathParam("room") String room) {
        return queries.members(Parameters.room(room), user.id()).stream()
                .map(MemberJson::of)
                .toList();
    }

    @PUT
    @Path("{user}")
    public Response add(@PathParam("room") String room, @PathParam("user") String person) {
        RoomId id = Parameters.room(room);
        UserId who = person(person);
        if (!who.equals(user.id())) {
            rooms.invite(id, who, user.id());
            return Response.noContent().build();
        }
        rooms.join(id, who);
        return Response.ok(RoomJson.of(queries.overview(id, who))).build();
    }

    @DELETE
    @Path("{user}")
    public void remove(@PathParam("room") String room, @PathParam("user") String person) {
        RoomId id = Parameters.room(room);
        UserId who = person(person);
        if (who.equals(user.id())) {
            rooms.leave(id, who);
        } else {
            rooms.removeMember(id, who, user.id());
        }
    }

    private UserId person(String text) {
        return text.equals(ONESELF) ? user.id() : Parameters.user(text);
    }
}
