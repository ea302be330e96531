package org.parley.account;

/** A person, and what proves that it is them. */
public record Credentials(User user, PasswordHash password) {}
