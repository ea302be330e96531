package org.parley.account;

/**
 * An account that asks to be registered.
 *
 * @param displayName 1 to 64 characters on one line
 */
public record NewAccount(Username username, String displayName, PasswordHash password) {}
