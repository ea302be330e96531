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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
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
@Tag(name = "Rooms")
public class RoomResource {
    @Inject
    RoomService rooms;

    @Inject
    RoomQueries queries;

    @Inject
    CurrentUser user;

    /** What a new room is made of. */
    @Schema(name = "NewRoom")
    public record NewRoom(
            @Schema(maxLength = 64) String name,

            @Schema(required = false, nullable = true, maxLength = 250) @Nullable
            String topic,

            @Schema(enumeration = {"public", "private"}) String kind) {}

    @GET
    @Operation(summary = "My rooms")
    public List<RoomJson> mine() {
        return queries.overviews(user.id()).stream().map(RoomJson::of).toList();
    }

    @GET
    @Path("directory")
    @Operation(summary = "Public rooms whose name contains the query, by name, at most 100")
    public List<DirectoryEntryJson> directory(@QueryParam("query") @DefaultValue("") String query) {
        return queries.directory(query, user.id()).stream()
                .map(DirectoryEntryJson::of)
                .toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Create a room; the creator is its owner")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(ref = "#/components/schemas/Room")))
    @APIResponse(responseCode = "409", description = "room-name-taken")
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
    @Operation(summary = "One of my rooms")
    @APIResponse(
            responseCode = "200",
            description = "The room",
            content = @Content(schema = @Schema(ref = "#/components/schemas/Room")))
    @APIResponse(responseCode = "403", description = "not-a-member")
    @APIResponse(responseCode = "404", description = "room-not-found")
    @APIResponse(responseCode = "410", description = "room-deleted")
    public RoomJson room(@PathParam("room") String room) {
        return RoomJson.of(queries.overview(Parameters.room(room), user.id()));
    }

    /** What a room shall be called. */
    @Schema(name = "RoomChange")
    public record RoomChange(
            @Schema(required = false, nullable = true, maxLength = 64) @Nullable
            String name,

            @Schema(required = false, nullable = true, maxLength = 250) @Nullable
            String topic) {}

    @PATCH
    @Path("{room}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give a room another topic, another name (owners only), or both")
    @APIResponse(
            responseCode = "200",
            description = "The room as it is now",
            content = @Content(schema = @Schema(ref = "#/components/schemas/Room")))
    @APIResponse(responseCode = "403", description = "not-allowed")
    @APIResponse(responseCode = "409", description = "room-name-taken")
    public RoomJson change(@PathParam("room") String room, RoomChange change) {
        RoomId id = Parameters.room(room);
        rooms.describe(id, change.name(), change.topic(), user.id());
        return RoomJson.of(queries.overview(id, user.id()));
    }

    @DELETE
    @Path("{room}")
    @Operation(summary = "Delete a room; owners only")
    public void delete(@PathParam("room") String room) {
        rooms.delete(Parameters.room(room), user.id());
    }
}
