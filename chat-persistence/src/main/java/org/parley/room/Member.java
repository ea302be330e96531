package org.parley.room;

import org.parley.account.User;

/** Somebody who belongs to a room. */
public record Member(User user, Role role) {}
