package org.parley.harness.checker;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.parley.harness.recording.RunFolder;

/** The rooms' logs as they were read when all was healed, and the proof that each is sound in itself. */
final class StoredLogs {
    private final Findings findings;
    private final Map<String, TreeMap<Long, StoredEvent>> events = new TreeMap<>();
    private final Map<String, StoredEvent> byIdentity = new HashMap<>();
    private final Map<String, Long> heads = new TreeMap<>();
    private final Set<String> members = new HashSet<>();

    StoredLogs(Recording recording, Findings findings) {
        this.findings = findings;
        recording.forEach(RunFolder.FINAL, this::read);
        heads.forEach(this::checkDensity);
    }

    private void read(Entry entry) {
        switch (entry.verb()) {
            case "stored" -> store(StoredEvent.of(entry, 0));
            case "head" -> heads.put(entry.text(0).intern(), entry.number(1));
            case "member" -> members.add(entry.text(0) + ' ' + entry.text(1));
            default -> throw new UnreadableRecordingException(entry.evidence() + " has an unknown verb", null);
        }
    }

    /** The log is read twice, forwards and backwards, perhaps at two nodes: the readings must agree. */
    private void store(StoredEvent event) {
        StoredEvent before = log(event.room()).putIfAbsent(event.offset(), event);
        if (before != null) {
            if (!before.sameAs(event)) {
                findings.add(
                        Kind.OFFSET_REUSED,
                        event.place(),
                        "two readings of the log differ",
                        before.evidence(),
                        event.evidence());
            }
            return;
        }
        StoredEvent twin = byIdentity.putIfAbsent(event.identity(), event);
        if (twin != null) {
            findings.add(
                    Kind.STORED_TWICE,
                    event.place() + " clientId " + event.clientId(),
                    "stored at offset " + twin.offset() + " already",
                    twin.evidence(),
                    event.evidence());
        }
    }

    private void checkDensity(String room, long head) {
        TreeMap<Long, StoredEvent> log = log(room);
        StoredEvent before = null;
        long missing = 0;
        for (long offset = 1; offset <= head; offset++) {
            StoredEvent event = log.get(offset);
            if (event == null) {
                missing++;
                if (missing == 1) {
                    findings.add(
                            Kind.HOLE,
                            room + " offset " + offset,
                            "the head is " + head,
                            before == null ? null : before.evidence());
                }
                continue;
            }
            long due = (before == null ? 0 : before.messages()) + (event.isMessage() ? 1 : 0);
            if (event.messages() != due && missing == 0) {
                findings.add(
                        Kind.MISCOUNTED,
                        event.place(),
                        "says " + event.messages() + " messages, and " + due + " is right",
                        event.evidence());
            }
            before = event;
        }
        log.tailMap(head, false)
                .values()
                .forEach(event -> findings.add(
                        Kind.BEYOND_HEAD, event.place(), "the head is said to be " + head, event.evidence()));
    }

    private TreeMap<Long, StoredEvent> log(String room) {
        return events.computeIfAbsent(room, key -> new TreeMap<>());
    }

    Set<String> rooms() {
        return heads.keySet();
    }

    long head(String room) {
        return heads.getOrDefault(room, 0L);
    }

    Collection<StoredEvent> events(String room) {
        return log(room).values();
    }

    @Nullable
    StoredEvent at(String room, long offset) {
        TreeMap<Long, StoredEvent> log = events.get(room);
        return log == null ? null : log.get(offset);
    }

    @Nullable
    StoredEvent of(String identity) {
        return byIdentity.get(identity);
    }

    boolean isMember(String room, String user) {
        return members.contains(room + ' ' + user);
    }

    long size() {
        return events.values().stream().mapToLong(Map::size).sum();
    }

    /** Compares what somebody received with what is stored. */
    void compare(StoredEvent seen, String client) {
        StoredEvent stored = at(seen.room(), seen.offset());
        if (stored == null) {
            if (seen.offset() > head(seen.room())) {
                findings.add(
                        Kind.BEYOND_HEAD,
                        seen.place() + " client " + client,
                        "the log ends at " + head(seen.room()),
                        seen.evidence());
            }
        } else if (!stored.sameAs(seen)) {
            findings.add(
                    Kind.OFFSET_REUSED,
                    seen.place() + " client " + client,
                    "received as clientId " + seen.clientId() + ", stored as " + stored.clientId(),
                    seen.evidence(),
                    stored.evidence());
        }
    }
}
