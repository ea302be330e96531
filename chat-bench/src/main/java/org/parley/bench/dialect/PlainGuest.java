package org.parley.bench.dialect;

import java.net.InetSocketAddress;
import java.util.List;
import org.parley.bench.load.Guest;
import org.parley.bench.load.MessageForm;

/**
 * Enters a room by its address, and says to it frames that look like Parley's; the server gives everybody in the room
 * the same frame.
 */
public record PlainGuest(InetSocketAddress server, int room) implements Guest {
    private static final String TYPICAL_ID = "0191d5c2-0000-7000-8000-";

    @Override
    public String request() {
        return Upgrade.request(server, "/room/" + room, List.of());
    }

    @Override
    public void upgraded(Voice voice) {
        voice.ready();
    }

    @Override
    public void heard(String text, Voice voice) {
        voice.giveUp("unexpected: " + text);
    }

    @Override
    public MessageForm form() {
        String head = String.format("{\"type\":\"send\",\"room\":\"%s%012d\",\"clientId\":\"", TYPICAL_ID, room);
        return MessageForm.of(head, "\",\"body\":\"", "\"}");
    }
}
