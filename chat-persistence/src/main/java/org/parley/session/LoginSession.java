package org.parley.session;

import java.time.Instant;
import org.parley.account.User;

/**
 * Somebody is logged in.
 *
 * @param user as they were known at login
 * @param expiresAt when it ends by itself
 */
public record LoginSession(SessionId id, User user, Instant expiresAt) {}
