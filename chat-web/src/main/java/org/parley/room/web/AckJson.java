package org.parley.room.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.parley.message.RoomEvent;

/** An <i>ack</i> of the protocol: a message is stored, for good. */
@JsonbPropertyOrder({"room", "clientId", "offset", "at"})
public record AckJson(String room, String clientId, long offset, long at) {

    static AckJson of(RoomEvent event) {
        return new AckJson(
                event.room().toString(),
                event.clientId().value(),
                event.offset(),
                event.at().toEpochMilli());
    }
}
