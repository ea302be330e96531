package org.parley.bench.dialect;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.bench.load.Guest;
import org.parley.bench.load.MessageForm;

/** An XMPP client over WebSocket (RFC 7395) that logs in and, if it is to, enters a room (XEP-0045) without its history. */
public final class XmppGuest implements Guest {
    private static final String OPEN =
            "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='localhost' version='1.0'/>";
    private static final String BIND =
            "<iq type='set' id='b' xmlns='jabber:client'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>";

    /** In the presence that a room sends to whoever has entered it: XEP-0045, section 7.2.2. */
    private static final List<String> SELF = List.of("code='110'", "code=\"110\"");

    private final InetSocketAddress server;
    private final String name;
    private final String password;
    private final @Nullable String room;
    private boolean loggedIn;

    /** @param room its address, or null to enter none */
    public XmppGuest(InetSocketAddress server, String name, String password, @Nullable String room) {
        this.server = server;
        this.name = name;
        this.password = password;
        this.room = room;
    }

    @Override
    public InetSocketAddress server() {
        return server;
    }

    @Override
    public String request() {
        return Upgrade.request(server, "/ws", List.of("Sec-WebSocket-Protocol: xmpp"));
    }

    @Override
    public void upgraded(Voice voice) {
        voice.say(OPEN);
    }

    @Override
    public void heard(String text, Voice voice) {
        if (text.contains("<mechanisms")) {
            voice.say("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>" + credentials() + "</auth>");
        } else if (text.startsWith("<success")) {
            loggedIn = true;
            voice.say(OPEN);
        } else if (loggedIn && text.contains("features")) {
            voice.say(BIND);
        } else if (text.startsWith("<iq") && text.contains("<jid>")) {
            bound(voice);
        } else if (room != null && SELF.stream().anyMatch(text::contains)) {
            voice.ready();
        } else if (text.startsWith("<failure") || text.startsWith("<close") || text.contains("type='error'")) {
            voice.giveUp(text);
        }
    }

    private void bound(Voice voice) {
        voice.say("<presence xmlns='jabber:client'/>");
        if (room == null) {
            voice.ready();
        } else {
            voice.say("<presence xmlns='jabber:client' to='" + room + "/" + name
                    + "'><x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='0'/></x></presence>");
        }
    }

    private String credentials() {
        return Base64.getEncoder().encodeToString(("\0" + name + "\0" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public MessageForm form() {
        return MessageForm.of(
                "<message xmlns='jabber:client' type='groupchat' to='" + room + "' id='",
                "'><body>",
                "</body></message>");
    }
}
