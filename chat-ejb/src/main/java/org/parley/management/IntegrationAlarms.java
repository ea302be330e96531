package org.parley.management;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.management.MBeanNotificationInfo;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import org.parley.integration.event.Backlog;
import org.parley.integration.host.IntegrationState;
import org.parley.integration.service.IntegrationSettings;

/**
 * Tells listeners of integrations that do not keep up, each once, and once more when it does: when half the limit is
 * enough. And of commands that were put aside, at most once a second. Not thread-safe.
 */
final class IntegrationAlarms {
    static final String BEHIND = "org.parley.integration-behind";
    static final String CAUGHT_UP = "org.parley.integration-caught-up";
    static final String REJECTED = "org.parley.integration-rejected";

    private final Supplier<List<IntegrationState>> states;
    private final Supplier<IntegrationSettings> settings;
    private final LongSupplier rejected;
    private final Announcer announcer = new Announcer("org.parley:type=Integration");
    private final Set<String> behind = new HashSet<>();
    private long toldRejected;

    IntegrationAlarms(
            Supplier<List<IntegrationState>> states, Supplier<IntegrationSettings> settings, LongSupplier rejected) {
        this.states = states;
        this.settings = settings;
        this.rejected = rejected;
        this.toldRejected = rejected.getAsLong();
    }

    static MBeanNotificationInfo[] describe() {
        String[] types = {BEHIND, CAUGHT_UP, REJECTED};
        return new MBeanNotificationInfo[] {
            new MBeanNotificationInfo(types, Notification.class.getName(), "Trouble of other systems, and its end")
        };
    }

    /** Compares with the last look. */
    void look(NotificationBroadcasterSupport listeners) {
        List<IntegrationState> now = states.get();
        // another node serves the others now, and tells of them
        behind.retainAll(now.stream().map(IntegrationState::name).collect(Collectors.toSet()));
        now.forEach(state -> look(state, listeners));
        long count = rejected.getAsLong();
        if (count > toldRejected) {
            announcer.tell(
                    listeners,
                    REJECTED,
                    "commands put aside: " + (count - toldRejected) + "; they cannot be carried out");
            toldRejected = count;
        }
    }

    private void look(IntegrationState state, NotificationBroadcasterSupport listeners) {
        IntegrationSettings limits = settings.get();
        boolean wasBehind = behind.contains(state.name());
        int share = wasBehind ? 2 : 1;
        Duration lag = limits.lagLimit().dividedBy(share);
        boolean isLate = state.behind().compareTo(lag) > 0;
        if (isLate || state.fullest().events() > limits.unreadLimit() / share) {
            if (behind.add(state.name())) {
                announcer.tell(
                        listeners, BEHIND, state.name() + ": " + (isLate ? late(state) : unread(state.fullest())));
            }
        } else if (behind.remove(state.name())) {
            announcer.tell(listeners, CAUGHT_UP, state.name() + ": keeps up again");
        }
    }

    private static String late(IntegrationState state) {
        return "events have waited for " + state.behind().toSeconds()
                + " s to be brought to the broker: it is away, or the topic is full; they are kept in the history";
    }

    private static String unread(Backlog backlog) {
        return backlog.events() + " events wait at the broker in the subscription " + backlog.subscription()
                + ", which " + (backlog.isRead() ? "is read too slowly" : "nobody reads");
    }
}
