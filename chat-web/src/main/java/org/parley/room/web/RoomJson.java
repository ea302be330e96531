package org.parley.room.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;
import org.parley.room.JoinedRoom;
import org.parley.room.Room;
import org.parley.room.service.RoomOverview;

/** A <i>room</i> of the protocol: one person's view of a room they belong to. */
@Schema(name = "Room")
@JsonbPropertyOrder({"id", "kind", "name", "topic", "role", "peer", "head", "messages", "readOffset", "unread"})
public record RoomJson(
        @Schema(format = "uuid") String id,

        @Schema(enumeration = {"public", "private", "direct"})
        String kind,

        String name,
        String topic,

        @Schema(enumeration = {"owner", "member"}) String role,

        @Schema(format = "uuid", description = "the other person of a direct room") @Nullable
        String peer,

        @Schema(description = "the last offset") long head,

        @Schema(description = "messages up to the head") long messages,

        long readOffset,

        @Schema(description = "messages after readOffset") long unread) {

    static RoomJson of(RoomOverview overview) {
        JoinedRoom joined = overview.joined();
        Room room = joined.room();
        return new RoomJson(
                room.id().toString(),
                lower(room.kind()),
                room.name(),
                room.topic(),
                lower(joined.role()),
                joined.peer().map(UserId::toString).orElse(null),
                overview.head().offset(),
                overview.head().messages(),
                joined.readOffset(),
                overview.unread());
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
