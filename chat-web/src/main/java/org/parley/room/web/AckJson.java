package org.parley.room.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.parley.message.RoomEvent;

/** An <i>ack</i> of the protocol: a message is stored, for good. */
@Schema(name = "Ack")
@JsonbPropertyOrder({"room", "clientId", "offset", "at"})
public record AckJson(
        @Schema(format = "uuid") String room,
        String clientId,
        long offset,

        @Schema(description = "milliseconds since 1970-01-01T00:00Z")
        long at) {

    static AckJson of(RoomEvent event) {
        return new AckJson(
                event.room().toString(),
                event.clientId().value(),
                event.offset(),
                event.at().toEpochMilli());
    }
}
