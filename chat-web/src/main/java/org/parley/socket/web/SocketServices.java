package org.parley.socket.web;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;
import org.parley.account.UserId;
import org.parley.delivery.ClientConnections;
import org.parley.delivery.LocalHub;
import org.parley.delivery.RoomEventPublisher;
import org.parley.message.MessageHistory;
import org.parley.message.service.MessageService;
import org.parley.metrics.FailureMetrics;
import org.parley.metrics.SocketMetrics;
import org.parley.node.NodeId;
import org.parley.node.service.NodeDrain;
import org.parley.presence.service.PresenceService;
import org.parley.rate.web.Rates;
import org.parley.room.service.RoomQueries;
import org.parley.session.service.SessionService;
import org.parley.settings.LiveSettings;
import org.parley.settings.Settings;
import org.parley.trace.Traces;
import org.parley.work.NamedThreads;
import org.parley.work.Workers;

/** All that a socket needs of the node, in one place: a socket's own objects are made without a container. */
@ApplicationScoped
public class SocketServices {
    @Inject
    private NodeId node;

    @Inject
    private MessageService messages;

    @Inject
    private MessageHistory history;

    @Inject
    private RoomQueries rooms;

    @Inject
    private SessionService sessions;

    @Inject
    private PresenceService presence;

    @Inject
    private LocalHub hub;

    @Inject
    private ClientConnections connections;

    @Inject
    private RoomEventPublisher publisher;

    @Inject
    private Workers workers;

    @Inject
    private NodeDrain drain;

    @Inject
    private FailureMetrics failures;

    @Inject
    private SocketMetrics metrics;

    @Inject
    private Traces traces;

    @Inject
    private Config config;

    @Resource
    private ManagedThreadFactory threads;

    private LiveSettings<SocketSettings> settings;
    private SocketWriters writers;
    private Rates<UserId> userRates;
    private SocketFlusher flusher;

    private final Set<Connection> open = ConcurrentHashMap.newKeySet();

    @PostConstruct
    void start() {
        settings = new LiveSettings<>(new Settings(config), SocketSettings::read);
        writers = new SocketWriters(settings.get().rawFrames());
        userRates = new Rates<>(() -> settings().userFramesPerSecond());
        Arrays.stream(CloseCodes.values()).map(CloseCodes::slug).forEach(metrics::expect);
        flusher = new SocketFlusher(new NamedThreads(threads, "flush"));
    }

    @PreDestroy
    void stop() {
        flusher.close();
    }

    NodeId node() {
        return node;
    }

    MessageService messages() {
        return messages;
    }

    MessageHistory history() {
        return history;
    }

    RoomQueries rooms() {
        return rooms;
    }

    SessionService sessions() {
        return sessions;
    }

    PresenceService presence() {
        return presence;
    }

    LocalHub hub() {
        return hub;
    }

    ClientConnections connections() {
        return connections;
    }

    RoomEventPublisher publisher() {
        return publisher;
    }

    Workers workers() {
        return workers;
    }

    FailureMetrics failures() {
        return failures;
    }

    SocketMetrics metrics() {
        return metrics;
    }

    Traces traces() {
        return traces;
    }

    public SocketSettings settings() {
        return settings.get();
    }

    /** To be called every second: an administrator may have changed the settings. */
    void refreshSettings() {
        settings.refresh();
    }

    /** For all doors by which somebody may come, so that several gain nothing. */
    @Produces
    @Singleton
    Rates<UserId> userRates() {
        return userRates;
    }

    NodeDrain drain() {
        return drain;
    }

    SocketFlusher flusher() {
        return flusher;
    }

    SocketWriters writers() {
        return writers;
    }

    /** The sockets of this node that are open. */
    Set<Connection> open() {
        return open;
    }
}
