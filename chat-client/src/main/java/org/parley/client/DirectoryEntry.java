package org.parley.client;

import java.util.UUID;

/** A public room as the directory lists it. */
public record DirectoryEntry(UUID id, String name, String topic, int members, boolean joined) {}
