package org.parley.room.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.api.web.Parameters;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.room.RoomId;
import org.parley.room.RoomKind;
import org.parley.room.service.RoomQueries;
import org.parley.room.service.RoomService;
import org.parley.session.web.CurrentUser;

/** Rooms. */
@RequestScoped
@Path("rooms")
@Produces(MediaType.APPLICATION_JSON)
public class RoomResource {
    @Inject
    RoomService rooms;

    @Inject
    RoomQueries queries;

    @Inject
    CurrentUser user;

    /** What a new room is made of. */
    public record NewRoom(String name, @Nullable String topic, String kind) {}

    @GET
    public List<RoomJson> mine() {
        return queries.overviews(user.id()).stream().map(RoomJson::of).toList();
    }

    @GET
    @Path("directory")
    public List<DirectoryEntryJson> directory(@QueryParam("query") @DefaultValue("") String query) {
        return queries.directory(query, user.id()).stream()
                .map(DirectoryEntryJson::of)
                .toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(NewRoom wanted) {
        String topic = wanted.topic() == null ? "" : wanted.topic();
        RoomId room = rooms.create(kind(wanted.kind()), wanted.name(), topic, user.id());
        return Response.status(Response.Status.CREATED)
                .entity(RoomJson.of(queries.overview(room, user.id())))
                .build();
    }

    private static RoomKind kind(String text) {
        return switch (text) {
            case "public" -> RoomKind.PUBLIC;
            case "private" -> RoomKind.PRIVATE;
            default -> throw new ParleyException(ErrorCode.INVALID_FIELD, "The field kind takes public or private.");
        };
    }

    @GET
    @Path("{room}")
    public RoomJson room(@PathParam("room") String room) {
        return RoomJson.of(queries.overview(Parameters.room(room), user.id()));
    }

    /** What a room shall be called. */
    public record RoomChange(
            @Nullable String name, @Nullable String topic) {}

    @PATCH
    @Path("{room}")
    @Consumes(MediaType.APPLICATION_JSON)
    public RoomJson change(@PathParam("room") String room, RoomChange change) {
        RoomId id = Parameters.room(room);
        rooms.describe(id, change.name(), change.topic(), user.id());
        return RoomJson.of(queries.overview(id, user.id()));
    }

    @DELETE
    @Path("{room}")
    public void delete(@PathParam("room") String room) {
        rooms.delete(Parameters.room(room), user.id());
    }
}
