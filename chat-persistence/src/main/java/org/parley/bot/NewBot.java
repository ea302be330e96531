package org.parley.bot;

import org.parley.account.UserId;
import org.parley.account.Username;

/**
 * A bot that somebody wants to have.
 *
 * @param displayName 1 to 64 characters on one line
 */
public record NewBot(Username username, String displayName, UserId owner) {}
