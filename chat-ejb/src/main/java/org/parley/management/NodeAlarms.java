package org.parley.management;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import javax.management.MBeanNotificationInfo;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;

/**
 * Tells listeners what an administrator wants to hear of: at most one notification of a type a second, so that trouble
 * in numbers does not become a flood. Not thread-safe: {@link #look} is called by one thread at a time.
 */
final class NodeAlarms {
    static final String OVERLOADED = "org.parley.overloaded";
    static final String SLOW_CONSUMER = "org.parley.slow-consumer";
    static final String BROKER_LOST = "org.parley.broker-lost";
    static final String BROKER_BACK = "org.parley.broker-back";

    private final Map<String, Counted> counted = new TreeMap<>();
    private final BooleanSupplier brokerConnected;
    private final Announcer announcer = new Announcer("org.parley:type=Node");
    private boolean connected = true;

    /** A number that grows, and what is said when it has grown. */
    private static final class Counted {
        private final String format;
        private final LongSupplier count;
        private long told;

        private Counted(String format, LongSupplier count) {
            this.format = format;
            this.count = count;
            this.told = count.getAsLong();
        }
    }

    NodeAlarms(LongSupplier overloads, LongSupplier slowConsumers, BooleanSupplier brokerConnected) {
        counted.put(OVERLOADED, new Counted("requests turned away: %d; too much waits", overloads));
        counted.put(SLOW_CONSUMER, new Counted("sockets closed: %d; their clients do not keep up", slowConsumers));
        this.brokerConnected = brokerConnected;
    }

    static MBeanNotificationInfo[] describe() {
        String[] types = {OVERLOADED, SLOW_CONSUMER, BROKER_LOST, BROKER_BACK};
        return new MBeanNotificationInfo[] {
            new MBeanNotificationInfo(types, Notification.class.getName(), "Trouble of this node, and its end")
        };
    }

    /** Compares with the last look. */
    void look(NotificationBroadcasterSupport listeners) {
        counted.forEach((type, number) -> {
            long count = number.count.getAsLong();
            if (count > number.told) {
                announcer.tell(listeners, type, number.format.formatted(count - number.told));
                number.told = count;
            }
        });
        boolean now = brokerConnected.getAsBoolean();
        if (now != connected) {
            connected = now;
            announcer.tell(
                    listeners,
                    now ? BROKER_BACK : BROKER_LOST,
                    now
                            ? "the broker takes messages again"
                            : "the broker takes no messages; readers on other nodes get them late");
        }
    }
}
