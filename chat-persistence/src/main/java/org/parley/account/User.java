package org.parley.account;

/**
 * What everybody in the house may know of a person or a bot.
 *
 * @param username the unique name one logs in with, such as {@code alice}
 * @param displayName the name shown, such as {@code Alice Smith}
 * @param bot whether it is a program, also when that was deleted
 */
public record User(UserId id, String username, String displayName, boolean bot) {}
