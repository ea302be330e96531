package org.parley.webhook.outgoing;

import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.parley.placement.NodeShare;
import org.parley.room.MembershipChange;
import org.parley.webhook.ActiveWebhook;
import org.parley.webhook.OutgoingWebhooks;

/**
 * Serves those outgoing webhooks that are this node's. While two nodes serve the same one, each sends what the other has
 * not noted as taken yet: the other side may get an event twice.
 */
public final class WebhookHost implements Runnable {
    private final NodeShare<ActiveWebhook, WebhookAttendance> share;

    public WebhookHost(OutgoingWebhooks webhooks, NodeShare.Place place, WebhookFeeds feeds, ThreadFactory threads) {
        this.share = new NodeShare<>(
                "webhook",
                () -> webhooks.active().stream().collect(Collectors.toMap(ActiveWebhook::name, Function.identity())),
                webhook -> feeds.begin(webhook, threads),
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

    /** How many this node serves. */
    public int served() {
        return share.attendances().size();
    }

    /** Events that wait in memory for other sides. */
    public int waiting() {
        return share.attendances().stream()
                .mapToInt(attendance -> attendance.events().waiting())
                .sum();
    }
}
