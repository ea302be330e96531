package org.parley.webhook.outgoing.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.parley.webhook.DeadLetter;

/** An event that was not taken. Its text is in the room's history. */
@JsonbPropertyOrder({"room", "offset", "reason", "at", "wanted"})
public record DeadLetterJson(String room, long offset, String reason, long at, boolean wanted) {

    static DeadLetterJson of(DeadLetter letter) {
        return new DeadLetterJson(
                letter.room().toString(),
                letter.offset(),
                letter.reason(),
                letter.at().toEpochMilli(),
                letter.wanted());
    }
}
