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
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.parley.delivery.ClientConnections;
import org.parley.node.NodeId;

/** Shows the node to administrators, and drains it when the server stops: before the message core does. */
@Singleton
@Startup
@DependsOn("CoreStartup")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NodeLifecycle {
    private static final Logger LOG = Logger.getLogger(NodeLifecycle.class.getName());

    @Inject
    private NodeId node;

    @Inject
    private NodeDrain drain;

    @Inject
    private ClientConnections connections;

    private Optional<AutoCloseable> beforeServerStops = Optional.empty();

    @PostConstruct
    void start() {
        beforeServerStops = ServerStop.before(drain::drain);
        show();
    }

    private void show() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            ObjectName name = new ObjectName(NodeMXBean.NAME);
            if (server.isRegistered(name)) {
                // left behind by a deployment that failed
                server.unregisterMBean(name);
            }
            server.registerMBean(new NodeControl(node, drain, connections), name);
        } catch (JMException e) {
            LOG.log(Level.WARNING, "node: not to be seen by JMX", e);
        }
    }

    /** The application is stopped, perhaps alone: then nobody has drained the node before. */
    @PreDestroy
    void stop() {
        drain.drain();
        try {
            if (beforeServerStops.isPresent()) {
                beforeServerStops.get().close();
            }
        } catch (Exception e) {
            LOG.log(Level.FINE, "node: still told when the server stops", e);
        }
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(new ObjectName(NodeMXBean.NAME));
        } catch (JMException e) {
            LOG.log(Level.FINE, "node: was not to be seen by JMX", e);
        }
    }
}
