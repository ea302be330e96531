package org.parley.client;

import java.util.UUID;

/**
 * A person or a bot as others see them: <i>user</i> in {@code docs/protocol.md}.
 *
 * @param bot whether it is a program
 */
public record Person(UUID id, String username, String displayName, boolean bot) {}
