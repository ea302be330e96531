package org.parley.harness.recording;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Short names for the ids of a run: {@code u3} a person, {@code r5} a room. An id without a name stands for itself. Safe
 * for use by many threads.
 */
public final class Names {
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final HistoryFile file;

    Names(HistoryFile file) {
        this.file = file;
    }

    /** @param kind {@code user} or {@code room}; rooms have their kind besides */
    public void add(String kind, String name, UUID id, Object... more) {
        Object[] fields = new Object[2 + more.length];
        fields[0] = name;
        fields[1] = id;
        System.arraycopy(more, 0, fields, 2, more.length);
        file.add(kind, fields);
        names.put(id.toString(), name);
    }

    /** Whose a client is. */
    public void addClient(String client, String user) {
        file.add("client", client, user);
    }

    public String of(String id) {
        return names.getOrDefault(id, id);
    }

    public String of(UUID id) {
        return of(id.toString());
    }
}
