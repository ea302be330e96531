package org.parley.integration.event;

/**
 * What waits at the broker in one subscription to an integration's topic.
 *
 * @param events that are not acknowledged
 * @param isRead whether somebody is connected to it
 */
public record Backlog(String subscription, long events, boolean isRead) {
    /** Of a topic that nobody subscribes to. */
    public static final Backlog NONE = new Backlog("", 0, false);
}
