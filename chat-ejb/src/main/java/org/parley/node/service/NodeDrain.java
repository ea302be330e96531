package org.parley.node.service;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.parley.delivery.ClientConnection;
import org.parley.delivery.ClientConnections;
import org.parley.settings.Settings;
import org.parley.work.NamedThreads;

/**
 * Empties this node before it stops: it takes no new sockets, sends its clients to other nodes one after another, and
 * gives what it had accepted from them its answer. A node that was drained is stopped, or told to {@link #resume}.
 *
 * <p>Nothing is lost without it either, since clients resume and repeat; with it nobody waits and nobody sees an error.
 * Safe for many threads.
 */
@ApplicationScoped
public class NodeDrain {

    /** What a node does about clients. */
    public enum State {
        SERVING,
        DRAINING,
        DRAINED
    }

    private static final Logger LOG = Logger.getLogger(NodeDrain.class.getName());

    /** For the answers that clients who have to be disconnected still wait for. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);

    private static final Duration LOOK = Duration.ofMillis(50);

    @Inject
    ClientConnections connections;

    @Inject
    private Config config;

    @Resource
    ManagedThreadFactory threads;

    DrainSettings settings;
    private volatile State state = State.SERVING;

    @PostConstruct
    void readSettings() {
        settings = DrainSettings.read(new Settings(config));
    }

    public State state() {
        return state;
    }

    /** Begins to drain, and returns at once. Again: does nothing. */
    public void begin() {
        if (state == State.SERVING) {
            new NamedThreads(threads, "drain").newThread(this::drain).start();
        }
    }

    /**
     * Drains, and returns when it is done: when all clients have left, and at the latest some seconds after {@code
     * parley.drain.patience}. Whoever calls while another is at it waits for the same.
     */
    public synchronized void drain() {
        if (state != State.SERVING) {
            return;
        }
        state = State.DRAINING;
        long begun = System.nanoTime();
        int before = connections.count();
        LOG.log(Level.INFO, "node: draining: sockets={0}", before);
        tellAll(connection -> connection.goAway(delay()));
        boolean empty = awaitEmpty(settings.patience());
        if (!empty) {
            LOG.log(Level.INFO, "node: draining: disconnecting who is left: sockets={0}", connections.count());
            tellAll(ClientConnection::leave);
            empty = awaitEmpty(LAST_ANSWERS);
        }
        state = State.DRAINED;
        LOG.log(
                empty ? Level.INFO : Level.WARNING,
                "node: drained: sockets={0} left={1} milliseconds={2}",
                new Object[] {
                    before, connections.count(), Long.toString(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun))
                });
    }

    /** Takes clients again, if this node was drained; does nothing while it drains. */
    public synchronized void resume() {
        if (state == State.DRAINED) {
            state = State.SERVING;
            LOG.info("node: serves again");
        }
    }

    /** One that cannot be told does not keep the others from it. */
    private void tellAll(Consumer<ClientConnection> message) {
        connections.forEach(connection -> {
            try {
                message.accept(connection);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "node: draining: a client could not be told", e);
            }
        });
    }

    private Duration delay() {
        return Duration.ofMillis(
                ThreadLocalRandom.current().nextLong(settings.spread().toMillis() + 1));
    }

    private boolean awaitEmpty(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (connections.count() > 0) {
                if (System.nanoTime() > deadline) {
                    return false;
                }
                TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
