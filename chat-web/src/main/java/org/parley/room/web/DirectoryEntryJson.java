package org.parley.room.web;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.parley.room.DirectoryEntry;

/** A public room as anybody sees it. */
@JsonbPropertyOrder({"id", "name", "topic", "members", "joined"})
public record DirectoryEntryJson(String id, String name, String topic, long members, boolean joined) {

    static DirectoryEntryJson of(DirectoryEntry entry) {
        return new DirectoryEntryJson(
                entry.room().id().toString(),
                entry.room().name(),
                entry.room().topic(),
                entry.members(),
                entry.joined());
    }
}
