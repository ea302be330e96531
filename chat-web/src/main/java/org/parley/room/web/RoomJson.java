package org.parley.room.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parley.account.UserId;
import org.parley.room.JoinedRoom;
import org.parley.room.Room;
import org.parley.room.service.RoomOverview;

/** A <i>room</i> of the protocol: one person's view of a room they belong to. */
@JsonbPropertyOrder({"id", "kind", "name", "topic", "role", "peer", "head", "messages", "readOffset", "unread"})
public record RoomJson(
        String id,
        String kind,
        String name,
        String topic,
        String role,
        @Nullable String peer,
        long head,
        long messages,
        long readOffset,
        long unread) {

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
