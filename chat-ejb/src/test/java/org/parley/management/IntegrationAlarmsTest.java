package org.parley.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.integration.event.Backlog;
import org.parley.integration.host.IntegrationState;
import org.parley.integration.service.IntegrationSettings;

class IntegrationAlarmsTest {
    private static final IntegrationSettings LIMITS =
            new IntegrationSettings(List.of(), 500, Duration.ofSeconds(60), 100);

    private final List<IntegrationState> states = new ArrayList<>();
    private final AtomicLong rejected = new AtomicLong(5);
    private final List<Notification> told = new ArrayList<>();
    private final NotificationBroadcasterSupport listeners = new NotificationBroadcasterSupport();
    private final IntegrationAlarms alarms = new IntegrationAlarms(() -> states, () -> LIMITS, rejected::get);

    @BeforeEach
    void listen() {
        listeners.addNotificationListener((notification, handback) -> told.add(notification), null, null);
    }

    private void look(int secondsBehind, long unread) {
        states.clear();
        states.add(new IntegrationState(
                "erp", Duration.ofSeconds(secondsBehind), new Backlog("erp.stock", unread, false)));
        alarms.look(listeners);
    }

    private List<String> types() {
        return told.stream().map(Notification::getType).toList();
    }

    @Test
    void nothingShouldBeToldOfWhoKeepsUp() {
        look(60, 100);
        assertThat(told).isEmpty();
    }

    @Test
    void aFeedThatIsLateShouldBeToldOnceUntilItHasCaughtUp() {
        look(61, 0);
        look(90, 0);
        look(31, 0);
        assertThat(types()).containsExactly(IntegrationAlarms.BEHIND);
        assertThat(told.get(0).getMessage()).startsWith("erp: events have waited for 61 s");

        look(30, 0);
        look(0, 0);
        assertThat(types()).containsExactly(IntegrationAlarms.BEHIND, IntegrationAlarms.CAUGHT_UP);
    }

    @Test
    void aSubscriptionThatNobodyReadsShouldBeToldByItsName() {
        look(0, 101);
        assertThat(told.get(0).getMessage())
                .isEqualTo("erp: 101 events wait at the broker in the subscription erp.stock, which nobody reads");
        look(0, 51);
        look(0, 50);
        assertThat(types()).containsExactly(IntegrationAlarms.BEHIND, IntegrationAlarms.CAUGHT_UP);
    }

    @Test
    void whatAnotherNodeServesShouldBeForgotten() {
        look(61, 0);
        states.clear();
        alarms.look(listeners);
        assertThat(types()).containsExactly(IntegrationAlarms.BEHIND);

        look(61, 0);
        assertThat(types()).containsExactly(IntegrationAlarms.BEHIND, IntegrationAlarms.BEHIND);
    }

    @Test
    void commandsThatWerePutAsideShouldBeOneNotification() {
        rejected.addAndGet(3);
        look(0, 0);
        look(0, 0);
        assertThat(types()).containsExactly(IntegrationAlarms.REJECTED);
        assertThat(told.get(0).getMessage()).contains(": 3;");
    }
}
