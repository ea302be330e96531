package org.parley.integration.host;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.parley.integration.Integration;
import org.parley.integration.command.CommandIntake;
import org.parley.integration.command.CommandIntakes;
import org.parley.integration.event.EventFeed;
import org.parley.integration.event.EventFeeds;
import org.parley.integration.service.IntegrationService;
import org.parley.placement.NodeShare;
import org.parley.room.MembershipChange;

/**
 * Serves those integrations that are this node's. While two nodes serve the same one, the broker gives the commands to one
 * of them, and takes each event once.
 */
public final class IntegrationHost implements Runnable {
    private final IntegrationService service;
    private final Making making;
    private final NodeShare<String, IntegrationAttendance> share;

    /** What an attendance is made of. */
    public record Making(
            IntegrationLink.Source links, EventFeeds feeds, CommandIntakes intakes, ThreadFactory threads) {}

    /** @param names of all integrations there are at the moment */
    public IntegrationHost(
            Supplier<List<String>> names, IntegrationService service, NodeShare.Place place, Making making) {
        this.service = service;
        this.making = making;
        this.share = new NodeShare<>(
                "integration",
                () -> names.get().stream().collect(Collectors.toMap(Function.identity(), Function.identity())),
                this::begin,
                place);
    }

    /** Serves until {@link #close}; on a thread of its own. Then everything that it has begun has ended. */
    @Override
    public void run() {
        share.run();
    }

    public void close() {
        share.close();
    }

    /** This node has obeyed a change. Does not block. */
    public void membershipChanged(MembershipChange change) {
        share.attendances().forEach(attendance -> attendance.events().membershipChanged(change));
    }

    /** The integrations that this node serves, by name. */
    public List<String> served() {
        return share.names();
    }

    /** How each of them keeps up. */
    public List<IntegrationState> states() {
        return share.attendances().stream().map(IntegrationAttendance::state).toList();
    }

    /** How old the oldest event is that the broker has not confirmed, of all integrations here. */
    public Duration behind() {
        return states().stream()
                .map(IntegrationState::behind)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** Events that wait at the broker in the fullest subscription of all integrations here. */
    public long unread() {
        return states().stream()
                .mapToLong(state -> state.fullest().events())
                .max()
                .orElse(0);
    }

    /** Events that wait in memory for the broker. */
    public int waiting() {
        return share.attendances().stream()
                .mapToInt(attendance -> attendance.events().waiting())
                .sum();
    }

    private IntegrationAttendance begin(String name) {
        Integration integration = service.named(name);
        IntegrationLink link = making.links().to(integration);
        EventFeed events = making.feeds().ofIntegration(integration, link.events());
        CommandIntake commands = making.intakes().intake(integration, link.commands());
        List<Thread> threads =
                List.of(making.threads().newThread(events), making.threads().newThread(commands));
        threads.forEach(Thread::start);
        return new IntegrationAttendance(name, events, commands, threads, link);
    }
}
