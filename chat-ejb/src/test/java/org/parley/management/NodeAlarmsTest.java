package org.parley.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodeAlarmsTest {
    private final AtomicLong overloads = new AtomicLong(5);
    private final AtomicLong slowConsumers = new AtomicLong();
    private final AtomicBoolean connected = new AtomicBoolean(true);
    private final List<Notification> told = new ArrayList<>();
    private final NotificationBroadcasterSupport listeners = new NotificationBroadcasterSupport();
    private final NodeAlarms alarms = new NodeAlarms(overloads::get, slowConsumers::get, connected::get);

    @BeforeEach
    void listen() {
        listeners.addNotificationListener((notification, handback) -> told.add(notification), null, null);
    }

    @Test
    void nothingShouldBeToldWhereNothingHappened() {
        look();
        look();
        assertThat(told).isEmpty();
    }

    @Test
    void manyOfAKindShouldBeOneNotification() {
        overloads.addAndGet(1_000);
        slowConsumers.addAndGet(2);
        look();
        look();

        assertThat(told)
                .extracting(Notification::getType)
                .containsExactlyInAnyOrder(NodeAlarms.OVERLOADED, NodeAlarms.SLOW_CONSUMER);
        assertThat(told)
                .extracting(Notification::getMessage)
                .anyMatch(message -> message.contains(": 1000;"))
                .anyMatch(message -> message.contains(": 2;"));
    }

    @Test
    void theBrokersLossAndReturnShouldBeToldOnceEach() {
        connected.set(false);
        look();
        look();
        connected.set(true);
        look();
        look();

        assertThat(told)
                .extracting(Notification::getType)
                .containsExactly(NodeAlarms.BROKER_LOST, NodeAlarms.BROKER_BACK);
        assertThat(told).extracting(Notification::getSequenceNumber).containsExactly(1L, 2L);
    }

    private void look() {
        alarms.look(listeners);
    }
}
