package org.parley.bench.dialect;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.bench.load.Guest;
import org.parley.bench.load.MessageForm;

/** Speaks {@code parley.v1}, as {@code docs/protocol.md} has it. */
public final class ParleyGuest implements Guest {

    private enum Ready {
        WHEN_WELCOME,
        WHEN_RESUMED,
        WHEN_LEVEL
    }

    private final InetSocketAddress server;
    private final String session;
    private final List<String> rooms;
    private final int behind;
    private final Ready due;

    private ParleyGuest(InetSocketAddress server, String session, List<String> rooms, int behind, Ready due) {
        this.server = server;
        this.session = session;
        this.rooms = List.copyOf(rooms);
        this.behind = behind;
        this.due = due;
    }

    /**
     * Follows one room, and is ready when live events come: it asks for the last one before.
     *
     * @param session the value of the login cookie
     */
    public static ParleyGuest member(InetSocketAddress server, String session, String room) {
        return new ParleyGuest(server, session, List.of(room), 1, Ready.WHEN_LEVEL);
    }

    /** Follows no room. */
    public static ParleyGuest visitor(InetSocketAddress server, String session) {
        return new ParleyGuest(server, session, List.of(), 0, Ready.WHEN_WELCOME);
    }

    /**
     * Follows rooms, and is ready when it has asked for what it lacks.
     *
     * @param behind how many events it lacks in each
     */
    public static ParleyGuest returner(InetSocketAddress server, String session, List<String> rooms, int behind) {
        return new ParleyGuest(server, session, rooms, behind, Ready.WHEN_RESUMED);
    }

    @Override
    public InetSocketAddress server() {
        return server;
    }

    @Override
    public String request() {
        return Upgrade.request(
                server,
                "/socket",
                List.of(
                        "Sec-WebSocket-Protocol: parley.v1",
                        "Origin: http://" + Upgrade.authority(server),
                        "Cookie: parley-session=" + session));
    }

    @Override
    public void upgraded(Voice voice) {
        // the server speaks first
    }

    @Override
    public void heard(String text, Voice voice) {
        if (text.startsWith("{\"type\":\"welcome\"")) {
            welcomed(text, voice);
        } else if (text.startsWith("{\"type\":\"events\"") && due == Ready.WHEN_LEVEL) {
            voice.ready();
        } else if (text.startsWith("{\"type\":\"error\"")) {
            voice.giveUp(text);
        }
    }

    private void welcomed(String welcome, Voice voice) {
        if (!rooms.isEmpty()) {
            StringBuilder frame = new StringBuilder("{\"type\":\"resume\",\"rooms\":[");
            for (String room : rooms) {
                long after = Math.max(0, head(welcome, room) - behind);
                frame.append("{\"room\":\"")
                        .append(room)
                        .append("\",\"after\":")
                        .append(after)
                        .append("},");
            }
            frame.setLength(frame.length() - 1);
            voice.say(frame.append("]}").toString());
        }
        if (due != Ready.WHEN_LEVEL) {
            voice.ready();
        }
    }

    private static long head(String welcome, String room) {
        Matcher found =
                Pattern.compile("\"id\":\"" + room + "\"[^}]*\"head\":(\\d+)").matcher(welcome);
        if (!found.find()) {
            throw new IllegalStateException("Not a member of " + room);
        }
        return Long.parseLong(found.group(1));
    }

    @Override
    public MessageForm form() {
        String room = rooms.isEmpty() ? "" : rooms.get(0);
        return MessageForm.of("{\"type\":\"send\",\"room\":\"" + room + "\",\"clientId\":\"", "\",\"body\":\"", "\"}");
    }
}
