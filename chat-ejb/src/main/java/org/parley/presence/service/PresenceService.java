package org.parley.presence.service;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.Config;
import org.parley.account.UserId;
import org.parley.node.NodeId;
import org.parley.presence.PresenceState;
import org.parley.presence.PresenceStore;
import org.parley.settings.Settings;
import org.parley.work.NamedThreads;

/**
 * Who is online, as this node knows it.
 *
 * <p>Starts with the application and holds this node's lease in the {@link PresenceStore} as long as it runs. When the
 * store is away, people on this node still show as online, everybody else as unknown, and nothing else is affected.
 *
 * <p>No method blocks or throws, whatever the store does. Thread-safe.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PresenceService {
    @Inject
    private PresenceStore store;

    @Inject
    private NodeId node;

    @Inject
    private Config config;

    @Resource
    private ManagedThreadFactory threads;

    private NodePresence presence;

    @PostConstruct
    void start() {
        presence = new NodePresence(store, node, PresenceSettings.read(new Settings(config)));
        presence.start(new NamedThreads(threads, "presence"));
    }

    @PreDestroy
    void stop() {
        presence.stop();
    }

    /** Whether who is online on other nodes is known; if not, the store is away. */
    public boolean isKnown() {
        return presence.isKnown();
    }

    /** One more connection of {@code user} to this node. */
    public void connected(UserId user) {
        presence.connected(user);
    }

    /** One connection less; to be called once for each {@link #connected}. */
    public void disconnected(UserId user) {
        presence.disconnected(user);
    }

    /**
     * Tells {@code consumer} the state of all {@code users}, soon, and then what changes, gathered over some fifty
     * milliseconds.
     *
     * @param consumer called by one thread, which it must not hold up
     * @return to be closed when nobody looks any more
     */
    public PresenceWatch watch(Collection<UserId> users, Consumer<Map<UserId, PresenceState>> consumer) {
        return presence.watch(users, consumer);
    }
}
