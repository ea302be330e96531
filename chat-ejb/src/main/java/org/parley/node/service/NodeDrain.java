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
 * Empties this node before it stops: it says that it is not ready, takes no new sockets when load balancers have had time
 * to notice, sends its clients to other nodes one after another, and gives what it had accepted from them its answer. A
 * node that was drained is stopped, or told to {@link #resume}.
 *
 * <p>Nothing is lost without it either, since clients resume and repeat; with it nobody waits and nobody sees an error.
 * Safe for many threads.
 */
@ApplicationScoped
public class NodeDrain {

    /** What a node does about clients. */
    public enum State {
        /** The application is being started, and parts of it do not answer yet. */
        STARTING,
        /** The only state in which the node says that it is ready. */
        SERVING,
        /** Still takes whom a load balancer sends that has not noticed yet. */
        LEAVING,
        /** Takes nobody, and sends away whom it has. */
        DRAINING,
        DRAINED;

        /** Whether a client that comes is let in. */
        public boolean takesClients() {
            return this == STARTING || this == SERVING || this == LEAVING;
        }
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
    private volatile State state = State.STARTING;

    @PostConstruct
    void readSettings() {
        settings = DrainSettings.read(new Settings(config));
    }

    public State state() {
        return state;
    }

    /** The application has been started, all of it. */
    synchronized void started() {
        if (state == State.STARTING) {
            state = State.SERVING;
            LOG.info("node: serves");
        }
    }

    /** Begins to drain, and returns at once. Again: does nothing. */
    public void begin() {
        if (isUp()) {
            new NamedThreads(threads, "drain").newThread(this::drain).start();
        }
    }

    /**
     * Drains, and returns when it is done: when all clients have left, and at the latest some seconds after {@code
     * parley.drain.notice} and {@code parley.drain.patience}. Whoever calls while another is at it waits for the same.
     */
    public synchronized void drain() {
        if (!isUp()) {
            return;
        }
        long begun = System.nanoTime();
        state = State.LEAVING;
        pause(settings.notice());
        state = State.DRAINING;
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

    private boolean isUp() {
        return state == State.STARTING || state == State.SERVING;
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
        while (connections.count() > 0) {
            if (System.nanoTime() > deadline || !pause(LOOK)) {
                return false;
            }
        }
        return true;
    }

    /** @return false when interrupted */
    private static boolean pause(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
