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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.parley.delivery.LeaseKeeper;
import org.parley.delivery.MembershipWatch;
import org.parley.delivery.Republisher;
import org.parley.delivery.RoomAudit;
import org.parley.delivery.SessionWatch;
import org.parley.delivery.jms.TopicLanes;
import org.parley.delivery.jms.TopicListener;
import org.parley.delivery.jms.TopicPublisher;
import org.parley.integration.host.IntegrationHost;
import org.parley.message.service.GroupCommit;
import org.parley.message.service.MembershipRelay;
import org.parley.metrics.NodeGauges;
import org.parley.room.MembershipChange;
import org.parley.settings.LiveSettings;
import org.parley.webhook.outgoing.WebhookHost;
import org.parley.work.NamedThreads;

/** Starts and stops the threads of the message core, and is its clock. */
@Singleton
@Startup
@DependsOn("StartUp")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CoreStartup {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Inject
    private TopicPublisher publisher;

    @Inject
    private LeaseKeeper leases;

    @Inject
    private Republisher republisher;

    @Inject
    private TopicListener listener;

    @Inject
    private TopicLanes lanes;

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
    private IntegrationHost integrations;

    @Inject
    private WebhookHost webhooks;

    @Inject
    private Instance<LiveSettings<?>> settings;

    /** There as soon as it is injected. */
    @Inject
    private NodeGauges gauges;

    @Resource
    private ManagedThreadFactory threads;

    private final List<Thread> onTopic = new ArrayList<>();

    @PostConstruct
    void start() {
        begin(leases, "lease");
        leases.awaitFirst();
        onTopic.addAll(beginAll(publisher.lanes(), "publish"));
        onTopic.addAll(beginAll(listener.lanes(), "listen"));
        begin(republisher, "republish");
        begin(memberships, "members");
        begin(relay, "relay");
        begin(sessions, "sessions");
        onTopic.addAll(beginAll(List.of(integrations), "integrations"));
        onTopic.addAll(beginAll(List.of(webhooks), "webhooks"));
    }

    private void begin(Runnable loop, String purpose) {
        beginAll(List.of(loop), purpose);
    }

    private List<Thread> beginAll(List<? extends Runnable> loops, String purpose) {
        NamedThreads named = new NamedThreads(threads, purpose);
        List<Thread> begun = loops.stream().map(named::newThread).toList();
        begun.forEach(Thread::start);
        return begun;
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
        audit.tick(listener.isDeaf());
        settings.forEach(LiveSettings::refresh);
    }

    @PreDestroy
    void stop() {
        integrations.close();
        webhooks.close();
        relay.close();
        memberships.close();
        sessions.close();
        log.close();
        republisher.close();
        listener.close();
        publisher.close();
        leases.close();
        awaitEnd(onTopic);
        lanes.close();
    }

    /** They hold connections to the brokers, and end in a moment unless a broker hangs. */
    private static void awaitEnd(List<Thread> threads) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (Thread thread : threads) {
                TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, deadline - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
