package org.parley.room;

/**
 * A public room as anybody sees it.
 *
 * @param members how many people belong to it
 * @param joined whether the one who asks is among them
 */
public record DirectoryEntry(Room room, long members, boolean joined) {}
