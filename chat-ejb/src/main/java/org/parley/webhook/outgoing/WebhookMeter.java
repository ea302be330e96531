package org.parley.webhook.outgoing;

/** Learns what this node does for outgoing webhooks, to count it. Called by any thread; must not block or throw. */
public interface WebhookMeter {

    /** So many events were taken. */
    void delivered(int events);

    /** A try has failed; there will be another. */
    void failed();

    /** An event has become a dead letter. */
    void buried();
}
