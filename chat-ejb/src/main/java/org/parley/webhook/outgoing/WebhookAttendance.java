package org.parley.webhook.outgoing;

import java.util.List;
import java.util.UUID;
import org.parley.integration.event.EventFeed;
import org.parley.placement.Attendance;
import org.parley.webhook.ActiveWebhook;

/** A webhook that this node serves, on a thread of its own: so a slow one keeps nobody waiting. */
final class WebhookAttendance implements Attendance<ActiveWebhook> {
    private final EventFeed events;
    private final WebhookOutlet outlet;
    private final Thread thread;
    private UUID revision;

    WebhookAttendance(ActiveWebhook webhook, EventFeed events, WebhookOutlet outlet, Thread thread) {
        this.events = events;
        this.outlet = outlet;
        this.thread = thread;
        this.revision = webhook.revision();
    }

    EventFeed events() {
        return events;
    }

    @Override
    public void look(ActiveWebhook now) {
        if (!now.revision().equals(revision)) {
            revision = now.revision();
            outlet.hurry();
            events.hurry();
        }
    }

    @Override
    public void close() {
        events.close();
    }

    @Override
    public List<Thread> threads() {
        return List.of(thread);
    }
}
