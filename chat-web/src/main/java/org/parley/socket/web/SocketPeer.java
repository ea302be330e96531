package org.parley.socket.web;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.parley.failure.ParleyException;
import org.parley.metrics.SocketMetrics;

/** The other end of a socket. What may block there is done by the workers. */
final class SocketPeer {
    private static final Logger LOG = Logger.getLogger(SocketPeer.class.getName());

    private final Session session;
    private final RemoteEndpoint.Async remote;
    private final SocketWriter writer;
    private final Executor workers;
    private final SocketMetrics metrics;

    SocketPeer(Session session, SocketWriter writer, Executor workers, SocketMetrics metrics) {
        this.session = session;
        this.remote = session.getAsyncRemote();
        this.writer = writer;
        this.workers = workers;
        this.metrics = metrics;
    }

    /** The way out for frames. */
    SocketWriter writer() {
        return writer;
    }

    void ping() {
        onWorker(() -> remote.sendPing(ByteBuffer.allocate(0)));
    }

    void close(CloseReason reason) {
        if (reason.getCloseCode() instanceof CloseCodes code) {
            metrics.closed(code.slug());
        }
        onWorker(() -> session.close(reason));
    }

    /** After a failed send: there is nobody to tell. */
    void abandon() {
        onWorker(session::close);
    }

    private void onWorker(Action action) {
        try {
            workers.execute(() -> {
                try {
                    action.run();
                } catch (IOException | RuntimeException e) {
                    LOG.log(Level.FINE, "socket: the peer is gone", e);
                }
            });
        } catch (ParleyException e) {
            LOG.log(Level.WARNING, "socket: no thread to ping or close a socket: {0}", e.code());
        }
    }

    private interface Action {
        void run() throws IOException;
    }
}
