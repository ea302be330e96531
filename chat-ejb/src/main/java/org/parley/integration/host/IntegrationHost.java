package org.parley.integration.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.parley.failure.ParleyException;
import org.parley.integration.Integration;
import org.parley.integration.command.CommandIntake;
import org.parley.integration.command.CommandIntakes;
import org.parley.integration.event.EventFeed;
import org.parley.integration.event.EventFeeds;
import org.parley.integration.service.IntegrationService;
import org.parley.node.NodeId;
import org.parley.room.MembershipChange;
import org.parley.work.HintedLoop;

/**
 * Serves those integrations that are this node's, and hands them over as nodes come and go.
 *
 * <p>While nodes do not agree on who lives, two may serve the same integration: the broker gives the commands to one of
 * them, and takes each event once. So there is no lock, and nothing that a dead node could hold.
 */
public final class IntegrationHost implements Runnable {
    private static final Logger LOG = Logger.getLogger(IntegrationHost.class.getName());
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration ENDING = Duration.ofSeconds(4);

    private final Supplier<List<String>> names;
    private final IntegrationService service;
    private final NodeId here;
    private final Supplier<? extends Collection<NodeId>> living;
    private final Making making;
    private final HintedLoop loop = new HintedLoop(INTERVAL, this::look);
    private final Map<Integration, Attendance> served = new ConcurrentHashMap<>();
    private final List<Attendance> ending = new ArrayList<>();

    /** What an attendance is made of. */
    public record Making(
            IntegrationLink.Source links, EventFeeds feeds, CommandIntakes intakes, ThreadFactory threads) {}

    /**
     * @param names of all integrations there are at the moment
     * @param living the nodes that live, this one among them or not
     */
    public IntegrationHost(
            Supplier<List<String>> names,
            IntegrationService service,
            NodeId here,
            Supplier<? extends Collection<NodeId>> living,
            Making making) {
        this.names = names;
        this.service = service;
        this.here = here;
        this.living = living;
        this.making = making;
    }

    /** Serves until {@link #close}; on a thread of its own. Then everything that it has begun has ended. */
    @Override
    public void run() {
        try {
            loop.run();
        } finally {
            served.keySet().forEach(this::end);
            awaitEnd();
        }
    }

    public void close() {
        loop.close();
    }

    /** This node has obeyed a change. Does not block. */
    public void membershipChanged(MembershipChange change) {
        served.forEach((integration, attendance) -> {
            if (integration.account().equals(change.user())) {
                attendance.events().membershipChanged(change.room());
            }
        });
    }

    /** The integrations that this node serves, by name. */
    public List<String> served() {
        return served.keySet().stream().map(Integration::name).sorted().toList();
    }

    /** Events that wait in memory for the broker. */
    public int waiting() {
        return served.values().stream()
                .mapToInt(attendance -> attendance.events().waiting())
                .sum();
    }

    private void look() {
        try {
            Collection<NodeId> nodes = living.get();
            Set<String> own = names.get().stream()
                    .filter(name -> Placement.isHere(name, here, nodes))
                    .collect(Collectors.toSet());
            served.keySet().stream()
                    .filter(integration -> !own.remove(integration.name()))
                    .forEach(this::end);
            for (String name : own) {
                Integration integration = service.named(name);
                served.put(integration, begin(integration));
            }
        } catch (ParleyException e) {
            LOG.log(Level.FINE, "integration: accounts cannot be read now: {0}", e.code());
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "integration: cannot be served, it will be tried again", e);
        }
        forgetEnded();
    }

    private Attendance begin(Integration integration) {
        LOG.log(Level.INFO, "integration: this node serves {0}", integration.name());
        IntegrationLink link = making.links().to(integration);
        EventFeed events = making.feeds().feed(integration, link.events());
        CommandIntake commands = making.intakes().intake(integration, link.commands());
        List<Thread> threads =
                List.of(making.threads().newThread(events), making.threads().newThread(commands));
        threads.forEach(Thread::start);
        return new Attendance(events, commands, threads, link);
    }

    private void end(Integration integration) {
        Attendance attendance = served.remove(integration);
        if (attendance != null) {
            LOG.log(Level.INFO, "integration: this node no longer serves {0}", integration.name());
            attendance.close();
            ending.add(attendance);
        }
    }

    private void forgetEnded() {
        ending.removeIf(attendance -> {
            boolean ended = attendance.hasEnded();
            if (ended) {
                attendance.link().close();
            }
            return ended;
        });
    }

    private void awaitEnd() {
        long deadline = System.nanoTime() + ENDING.toNanos();
        try {
            for (Attendance attendance : ending) {
                for (Thread thread : attendance.threads()) {
                    TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, deadline - System.nanoTime()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ending.forEach(attendance -> attendance.link().close());
    }
}
