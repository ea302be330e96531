package org.parley.management;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.NotificationEmitter;
import javax.management.ObjectName;
import org.parley.account.Accounts;
import org.parley.delivery.ClientConnections;
import org.parley.delivery.LocalHub;
import org.parley.delivery.RoomAudit;
import org.parley.delivery.RoomEventPublisher;
import org.parley.failure.ErrorCode;
import org.parley.integration.command.RejectedCommands;
import org.parley.integration.host.IntegrationHost;
import org.parley.integration.service.IntegrationService;
import org.parley.integration.service.IntegrationSettings;
import org.parley.message.service.GroupCommit;
import org.parley.metrics.CommitMetrics;
import org.parley.metrics.DeliveryMetrics;
import org.parley.metrics.FailureMetrics;
import org.parley.metrics.IntegrationMetrics;
import org.parley.metrics.SocketMetrics;
import org.parley.node.NodeId;
import org.parley.node.service.NodeDrain;
import org.parley.presence.service.PresenceService;
import org.parley.room.service.MembershipCache;
import org.parley.session.LoginSessions;
import org.parley.settings.LiveSettings;

/** Shows the node to administrators as long as the application runs. */
@Singleton
@Startup
@DependsOn("CoreStartup")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ManagementBeans {
    private static final Logger LOG = Logger.getLogger(ManagementBeans.class.getName());

    /** Payara's name for it, and for a server that is alone. */
    private static final String ADMINISTRATION_SERVER = "server";

    @Inject
    private NodeId node;

    @Inject
    private NodeDrain drain;

    @Inject
    private MembershipCache memberships;

    @Inject
    private ClientConnections connections;

    @Inject
    private Accounts accounts;

    @Inject
    private LoginSessions sessions;

    @Inject
    private GroupCommit log;

    @Inject
    private LocalHub hub;

    @Inject
    private RoomEventPublisher publisher;

    @Inject
    private RoomAudit audit;

    @Inject
    private PresenceService presence;

    @Inject
    private IntegrationHost integrations;

    @Inject
    private IntegrationMetrics integrationMetrics;

    @Inject
    private LiveSettings<IntegrationSettings> integrationSettings;

    @Inject
    private IntegrationService integrationService;

    @Inject
    private RejectedCommands rejected;

    @Inject
    private CommitMetrics commits;

    @Inject
    private DeliveryMetrics deliveries;

    @Inject
    private FailureMetrics failures;

    @Inject
    private SocketMetrics sockets;

    /** The threads of JMX and of Payara's administration belong to no application, and ours needs its own context. */
    @Resource
    private ContextService contexts;

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final List<ObjectName> shown = new ArrayList<>();
    private NodeControl control;
    private NodeAlarms alarms;
    private IntegrationControl integrationControl;
    private IntegrationAlarms integrationAlarms;

    @PostConstruct
    void start() {
        control = new NodeControl(node, drain, memberships);
        alarms = new NodeAlarms(
                () -> failures.count(ErrorCode.OVERLOADED),
                () -> sockets.count("slow-consumer"),
                publisher::isCarrying);
        integrationControl = new IntegrationControl(
                integrations,
                integrationMetrics,
                new RejectedControl(() -> integrationSettings.get().names(), integrationService, rejected));
        integrationAlarms =
                new IntegrationAlarms(integrations::states, integrationSettings, integrationMetrics::commandsRejected);
        show("Node", control, NodeMXBean.class, NotificationEmitter.class);
        show("History", new HistoryControl(commits, log), HistoryMXBean.class);
        show("Delivery", new DeliveryControl(deliveries, hub, publisher, audit), DeliveryMXBean.class);
        show("Presence", new PresenceControl(presence, connections), PresenceMXBean.class);
        show("Integration", integrationControl, IntegrationMXBean.class, NotificationEmitter.class);
        show("Sessions", new SessionsControl(connections, accounts, sessions), SessionsMXBean.class);
    }

    private void show(String type, Object bean, Class<?>... views) {
        try {
            ObjectName name = name(type);
            if (server.isRegistered(name)) {
                // left behind by a deployment that failed
                server.unregisterMBean(name);
            }
            server.registerMBean(contexts.createContextualProxy(bean, views), name);
            shown.add(name);
        } catch (JMException e) {
            LOG.log(Level.WARNING, "node: not to be seen by JMX: " + type, e);
        }
    }

    /**
     * On an instance of a domain Payara passes calls on, and says nothing when it does not, to MBeans alone that name
     * their server the way of JSR 77.
     */
    private static ObjectName name(String type) throws JMException {
        String server = System.getProperty("com.sun.aas.instanceName", ADMINISTRATION_SERVER);
        String name = "org.parley:type=" + type;
        return new ObjectName(
                server.equals(ADMINISTRATION_SERVER) ? name : name + ",j2eeType=Parley,J2EEServer=" + server);
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void everySecond() {
        alarms.look(control);
        integrationAlarms.look(integrationControl);
    }

    @PreDestroy
    void stop() {
        for (ObjectName name : shown) {
            try {
                server.unregisterMBean(name);
            } catch (JMException e) {
                LOG.log(Level.FINE, "node: was not to be seen by JMX", e);
            }
        }
    }
}
