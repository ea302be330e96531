package org.parley.socket.web;

import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.parley.failure.ErrorCode;
import org.parley.failure.ParleyException;
import org.parley.room.service.RoomOverview;
import org.parley.socket.web.FrameRefusedException.Reference;

/**
 * Where a client's WebSocket ends: one instance a connection, one call a frame. Who is there was settled by {@link
 * SocketHandshakeFilter}.
 *
 * <p>Takes frames in parts, so that one that is too large is answered by an error, and needs no memory beyond the limit.
 */
@ServerEndpoint(value = ChatEndpoint.PATH, subprotocols = ChatEndpoint.SUBPROTOCOL)
public class ChatEndpoint {
    static final String PATH = "/socket";
    static final String SUBPROTOCOL = "parley.v1";

    private static final Logger LOG = Logger.getLogger(ChatEndpoint.class.getName());

    @Inject
    private SocketServices services;

    private @Nullable Connection connection;
    private @Nullable FrameHandler handler;
    private @Nullable FrameAssembly text;

    @OnOpen
    public void open(Session session) throws IOException {
        SocketWriter writer = services.writers().writerFor(session);
        if (session.getMaxIdleTimeout() != 0) {
            session.setMaxIdleTimeout(0);
        }
        if (!(session.getUserPrincipal() instanceof SocketPrincipal principal)) {
            session.close(CloseCodes.SESSION_ENDED.reason());
            return;
        }
        SocketPeer peer = new SocketPeer(session, writer, services.workers(), services.metrics());
        Connection opened =
                new Connection(principal.login(), peer, services.hub(), services.settings(), services.flusher());
        connection = opened;
        handler = new FrameHandler(opened, services);
        text = new FrameAssembly(services.settings().maxFrameBytes());
        services.connections().add(opened);
        services.presence().connected(opened.user());
        services.open().add(opened);
        if (!services.drain().state().takesClients()) {
            // it was let in a moment too early to be told with the others
            opened.goAway(Duration.ZERO);
        }
        welcome(opened);
    }

    private void welcome(Connection opened) {
        try {
            services.workers().execute(() -> {
                try {
                    List<RoomOverview> rooms = services.rooms().overviews(opened.user());
                    opened.welcome(
                            ServerFrames.welcome(
                                    services.node().name(),
                                    services.history().epoch(),
                                    opened.login().user(),
                                    rooms,
                                    services.settings()),
                            rooms);
                } catch (ParleyException e) {
                    giveUp(opened, e);
                } catch (RuntimeException e) {
                    LOG.log(Level.SEVERE, "socket: no welcome", e);
                    giveUp(opened, new ParleyException(ErrorCode.INTERNAL));
                }
            });
        } catch (ParleyException e) {
            giveUp(opened, e);
        }
    }

    private static void giveUp(Connection opened, ParleyException reason) {
        opened.say(ServerFrames.error(reason, Reference.NONE));
        opened.closeOnceSaid(CloseCodes.INTERNAL.reason());
    }

    @OnMessage
    public void text(String part, boolean last) {
        if (connection == null || handler == null || text == null) {
            return;
        }
        connection.heard();
        text.add(part);
        if (text.farBeyondLimit()) {
            connection.close(CloseCodes.TOO_BIG.reason());
        } else if (last) {
            String frame = text.take();
            if (frame == null) {
                handler.violated(new ParleyException(ErrorCode.FRAME_TOO_LARGE), Reference.NONE);
            } else {
                handler.handle(frame);
            }
        }
    }

    @OnMessage
    public void binary(ByteBuffer part, boolean last) {
        if (connection != null && handler != null) {
            connection.heard();
            if (last) {
                handler.violated(new ParleyException(ErrorCode.BINARY_NOT_SUPPORTED), Reference.NONE);
            }
        }
    }

    @OnMessage
    public void pong(PongMessage pong) {
        if (connection != null) {
            connection.heard();
        }
    }

    @OnError
    public void error(Throwable failure) {
        LOG.log(Level.FINE, "socket: broken", failure);
    }

    @OnClose
    public void close(CloseReason reason) {
        if (connection == null || handler == null) {
            return;
        }
        services.open().remove(connection);
        services.connections().remove(connection);
        services.presence().disconnected(connection.user());
        connection.cleanUp();
        handler.cleanUp();
    }
}
