package org.parley.harness.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A room, and who belongs to it as far as the harness knows. Safe for use by many threads. */
final class LoadRoom {
    private final String name;
    private final UUID id;
    private final boolean open;
    private final LoadPerson owner;
    private final Set<LoadPerson> members = ConcurrentHashMap.newKeySet();

    /** @param open whether anybody may join */
    LoadRoom(String name, UUID id, boolean open, LoadPerson owner) {
        this.name = name;
        this.id = id;
        this.open = open;
        this.owner = owner;
        members.add(owner);
    }

    /** The name in the recording. */
    String name() {
        return name;
    }

    UUID id() {
        return id;
    }

    boolean isOpen() {
        return open;
    }

    LoadPerson owner() {
        return owner;
    }

    boolean has(LoadPerson person) {
        return members.contains(person);
    }

    void joined(LoadPerson person) {
        members.add(person);
    }

    void left(LoadPerson person) {
        members.remove(person);
    }

    List<LoadPerson> members() {
        return new ArrayList<>(members);
    }
}
