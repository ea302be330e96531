package org.parley.startup.service;

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
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.parley.delivery.LeaseKeeper;
import org.parley.delivery.MembershipWatch;
import org.parley.delivery.Republisher;
import org.parley.delivery.RoomAudit;
import org.parley.delivery.SessionWatch;
import org.parley.delivery.jms.JmsRoomEventPublisher;
import org.parley.delivery.jms.TopicEars;
import org.parley.message.service.GroupCommit;
import org.parley.message.service.MembershipRelay;
import org.parley.metrics.NodeGauges;
import org.parley.room.MembershipChange;
import org.parley.settings.LiveSettings;
import org.parley.work.NamedThreads;

/** Starts and stops the threads of the message core, and is its clock. */
@Singleton
@Startup
@DependsOn("StartUp")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CoreStartup {
    @Inject
    private JmsRoomEventPublisher publisher;

    @Inject
    private LeaseKeeper leases;

    @Inject
    private Republisher republisher;

    @Inject
    private TopicEars ears;

    @Inject
    private RoomAudit audit;

    @Inject
    private GroupCommit log;

    @Inject
    private MembershipWatch memberships;

    @Inject
    private MembershipRelay relay;

    @Inject
    private SessionWatch sessions;

    @Inject
    private Instance<LiveSettings<?>> settings;

    /** There as soon as it is injected. */
    @Inject
    private NodeGauges gauges;

    @Resource
    private ManagedThreadFactory threads;

    @PostConstruct
    void start() {
        begin(leases, "lease");
        leases.awaitFirst();
        begin(publisher, "publish");
        begin(republisher, "republish");
        begin(memberships, "members");
        begin(relay, "relay");
        begin(sessions, "sessions");
    }

    private void begin(Runnable loop, String purpose) {
        new NamedThreads(threads, purpose).newThread(loop).start();
    }

    /** A membership change was committed on this node. */
    public void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) MembershipChange change) {
        memberships.hint();
        relay.hint();
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void everySecond() {
        publisher.serveLocallyIfStalled();
        log.giveUpOnStuckWrites();
        audit.tick(ears.mayHaveMissed());
        settings.forEach(LiveSettings::refresh);
    }

    @PreDestroy
    void stop() {
        relay.close();
        memberships.close();
        sessions.close();
        log.close();
        republisher.close();
        publisher.close();
        leases.close();
    }
}
