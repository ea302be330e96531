package org.parley.integration.host;

import java.time.Duration;
import org.parley.integration.event.Backlog;

/**
 * How an integration that this node serves keeps up.
 *
 * @param behind how old the next event is that the broker has not confirmed
 * @param fullest of its subscriptions, the one in which most waits
 */
public record IntegrationState(String name, Duration behind, Backlog fullest) {}
