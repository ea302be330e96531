package org.parley.node.service;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Says that the node serves when the application has been started, and drains it when the server stops: before the message
 * core does, and while administrators still see it.
 */
@Singleton
@Startup
@DependsOn("ManagementBeans")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NodeLifecycle {
    private static final Logger LOG = Logger.getLogger(NodeLifecycle.class.getName());

    @Inject
    private NodeDrain drain;

    private Optional<AutoCloseable> serverEvents = Optional.empty();

    @PostConstruct
    void start() {
        // to ask makes it, now and within the application: the events come from outside
        LOG.log(Level.FINE, "node: {0}, until the application has been started", drain.state());
        serverEvents = ServerEvents.hear(drain::started, drain::drain);
        if (serverEvents.isEmpty()) {
            drain.started();
        }
    }

    /** The application is stopped, perhaps alone: then nobody has drained the node before. */
    @PreDestroy
    void stop() {
        drain.drain();
        try {
            if (serverEvents.isPresent()) {
                serverEvents.get().close();
            }
        } catch (Exception e) {
            LOG.log(Level.FINE, "node: still told when the server stops", e);
        }
    }
}
