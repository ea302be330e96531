package org.parley.client;

import java.util.UUID;

/** A person as others see them: <i>user</i> in {@code docs/protocol.md}. */
public record Person(UUID id, String username, String displayName) {}
