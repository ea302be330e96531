package org.parley.socket.web;

import jakarta.websocket.Session;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Chooses the way out of each socket: the fast one where it is to be had. Says at the first socket which it is. */
final class SocketWriters {
    private static final Logger LOG = Logger.getLogger(SocketWriters.class.getName());

    private final boolean rawFrames;
    private @Nullable Optional<TyrusAccess> found;

    /** @param rawFrames false: the standard API, whatever the container */
    SocketWriters(boolean rawFrames) {
        this.rawFrames = rawFrames;
    }

    /** Called when a socket is opened, before anything is sent. */
    SocketWriter writerFor(Session session) {
        Optional<TyrusAccess> tyrus = tyrus(session);
        tyrus.ifPresent(access -> access.silenceTimers(session));
        if (tyrus.isEmpty() || !session.getNegotiatedExtensions().isEmpty()) {
            return new StandardSocketWriter(session);
        }
        return new TyrusSocketWriter(tyrus.get(), tyrus.get().webSocketOf(session));
    }

    private synchronized Optional<TyrusAccess> tyrus(Session session) {
        Optional<TyrusAccess> known = found;
        if (known == null) {
            known = rawFrames ? lookUp(session) : standard("parley.socket.raw-frames is false");
            found = known;
        }
        return known;
    }

    private static Optional<TyrusAccess> lookUp(Session session) {
        try {
            TyrusAccess access = TyrusAccess.to(session.getClass());
            LOG.info("socket: frames leave as raw frames of Tyrus, each encoded once for all its readers");
            return Optional.of(access);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return standard(e.toString());
        }
    }

    private static Optional<TyrusAccess> standard(String reason) {
        LOG.log(Level.WARNING, "socket: frames leave by the standard API, at several times the cost: {0}", reason);
        return Optional.empty();
    }
}
