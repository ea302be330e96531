package org.parley.room.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.parley.api.web.Parameters;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.message.RoomEvent;
import org.parley.message.json.EventJson;
import org.parley.message.service.MessageService;
import org.parley.room.RoomId;
import org.parley.room.service.RoomQueries;
import org.parley.session.web.CurrentUser;

/** A room's history. */
@RequestScoped
@Path("rooms/{room}/events")
@Produces(MediaType.APPLICATION_JSON)
public class EventResource {
    private static final JsonGeneratorFactory GENERATORS =
            JsonProvider.provider().createGeneratorFactory(Map.of());
    private static final int DEFAULT_LIMIT = 50;

    @Inject
    MessageService messages;

    @Inject
    RoomQueries queries;

    @Inject
    CurrentUser user;

    @GET
    public String events(
            @PathParam("room") String room,
            @QueryParam("after") @Nullable String after,
            @QueryParam("before") @Nullable String before,
            @QueryParam("limit") @Nullable String limit) {
        if (after != null && before != null) {
            throw new ParleyException(ErrorCode.INVALID_FIELD, "Give either after or before.");
        }
        RoomId id = Parameters.room(room);
        int most = (int) Parameters.number("limit", limit, DEFAULT_LIMIT, 1, MessageService.MAX_PAGE);
        long head = queries.overview(id, user.id()).head().offset();
        List<RoomEvent> events = after != null
                ? messages.after(user.id(), id, offset("after", after, head), most)
                : messages.before(user.id(), id, position(before), most);
        return json(events, Math.max(head, lastOf(events)));
    }

    private static long offset(String name, String text, long head) {
        long offset = Parameters.number(name, text, 0, Long.MIN_VALUE, Long.MAX_VALUE);
        if (offset < 0 || offset > head) {
            throw new ParleyException(ErrorCode.OFFSET_OUT_OF_RANGE);
        }
        return offset;
    }

    private static OptionalLong position(@Nullable String before) {
        return before == null
                ? OptionalLong.empty()
                : OptionalLong.of(Parameters.number("before", before, 0, Long.MIN_VALUE, Long.MAX_VALUE));
    }

    /** Events may have been appended since the head was read. */
    private static long lastOf(List<RoomEvent> events) {
        return events.isEmpty() ? 0 : events.get(events.size() - 1).offset();
    }

    private static String json(List<RoomEvent> events, long head) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = GENERATORS.createGenerator(text)) {
            json.writeStartObject().writeStartArray("events");
            events.forEach(event -> EventJson.write(json, event));
            json.writeEnd().write("head", head).writeEnd();
        }
        return text.toString();
    }
}
