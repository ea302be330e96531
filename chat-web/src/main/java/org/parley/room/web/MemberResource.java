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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
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
@Tag(name = "Rooms")
public class MemberResource {
    private static final String ONESELF = "me";

    @Inject
    RoomService rooms;

    @Inject
    RoomQueries queries;

    @Inject
    CurrentUser user;

    @GET
    @Operation(summary = "Members; for members only")
    public List<MemberJson> members(@PathParam("room") String room) {
        return queries.members(Parameters.room(room), user.id()).stream()
                .map(MemberJson::of)
                .toList();
    }

    @PUT
    @Path("{user}")
    @Operation(
            summary = "Join, or invite",
            description = "Oneself, or me: join a public room. Another person: any member of a public room,"
                    + " an owner of a private one. Nothing happens if the person belongs to the room already.")
    @APIResponse(
            responseCode = "200",
            description = "Joined",
            content = @Content(schema = @Schema(ref = "#/components/schemas/Room")))
    @APIResponse(responseCode = "204", description = "Invited")
    @APIResponse(responseCode = "403", description = "not-allowed, not-a-member")
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
    @Operation(summary = "Leave, or remove; the latter for owners only")
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(responseCode = "409", description = "last-owner")
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
