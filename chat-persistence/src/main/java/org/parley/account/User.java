package org.parley.account;

/**
 * What everybody in the house may know of a person.
 *
 * @param username the unique name one logs in with, such as {@code alice}
 * @param displayName the name shown, such as {@code Alice Smith}
 */
public record User(UserId id, String username, String displayName) {}
