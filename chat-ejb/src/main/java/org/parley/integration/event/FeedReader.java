package org.parley.integration.event;

import org.parley.account.UserId;

/**
 * Whose events are brought out of the house.
 *
 * @param account its rooms are heard, from its read positions on
 * @param kind of door they go through, for the log
 * @param name for the log
 */
public record FeedReader(UserId account, String kind, String name) {}
