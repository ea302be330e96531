package org.parley.node.service;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.parley.account.UserId;
import org.parley.delivery.ClientConnection;
import org.parley.delivery.ClientConnections;
import org.parley.room.RoomId;
import org.parley.room.service.RoomOverview;
import org.parley.session.SessionId;

/** A client that goes when it is asked to, or only when it has to; and keeps what it was told. */
final class LeavingClient implements ClientConnection {
    private final ClientConnections node;
    private final boolean willing;
    private final UserId user = UserId.of(UUID.randomUUID().toString());
    private final SessionId session;
    private final List<Duration> asked = new CopyOnWriteArrayList<>();
    private volatile boolean disconnected;

    LeavingClient(ClientConnections node, SessionId session, boolean willing) {
        this.node = node;
        this.session = session;
        this.willing = willing;
        node.add(this);
    }

    List<Duration> asked() {
        return List.copyOf(asked);
    }

    boolean disconnected() {
        return disconnected;
    }

    @Override
    public void goAway(Duration reconnectAfter) {
        asked.add(reconnectAfter);
        if (willing) {
            node.remove(this);
        }
    }

    @Override
    public void leave() {
        disconnected = true;
        node.remove(this);
    }

    @Override
    public UserId user() {
        return user;
    }

    @Override
    public SessionId session() {
        return session;
    }

    @Override
    public void joined(RoomOverview room) {}

    @Override
    public void left(RoomId room) {}

    @Override
    public void deleted(RoomId room) {}

    @Override
    public void read(RoomId room, long offset, long unread) {}

    @Override
    public void sessionEnded() {}
}
