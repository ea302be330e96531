package org.parley.management;

import java.util.concurrent.atomic.AtomicLong;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;

/**
 * Sends the notifications of one MBean, numbered.
 *
 * @param source its name
 */
record Announcer(String source, AtomicLong sequence) {

    Announcer(String source) {
        this(source, new AtomicLong());
    }

    void tell(NotificationBroadcasterSupport listeners, String type, String message) {
        listeners.sendNotification(new Notification(type, source, sequence.incrementAndGet(), message));
    }
}
