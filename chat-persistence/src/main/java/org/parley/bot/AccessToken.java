package org.parley.bot;

import java.time.Instant;
import org.parley.account.UserId;
import org.parley.session.SessionId;

/**
 * What is known of a secret by which a bot logs in.
 *
 * @param session the name of the login session that the secret opens
 * @param label says where it is used: 0 to 64 characters on one line
 */
public record AccessToken(AccessTokenId id, UserId bot, SessionId session, String label, Instant createdAt) {}
