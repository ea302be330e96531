package org.parley.harness.checker;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Goes through the history of one client, line by line. */
final class ClientCheck {
    private final String client;
    private final String user;
    private final StoredLogs logs;
    private final Absences absences;
    private final Sends sends;
    private final Findings findings;
    private final Map<String, RoomStream> streams = new HashMap<>();
    private final Map<String, Held> held = new TreeMap<>();
    private final Map<String, Long> resumeLimits = new HashMap<>();
    private long deliveries;
    private long connections;
    private long resets;

    ClientCheck(String client, String user, StoredLogs logs, Absences absences, Sends sends, Findings findings) {
        this.client = client;
        this.user = user;
        this.logs = logs;
        this.absences = absences;
        this.sends = sends;
        this.findings = findings;
    }

    void read(Entry entry) {
        switch (entry.verb()) {
            case "open" -> connections++;
            case "welcome" -> resumeLimits.put(entry.text(0), entry.number(2));
            case "send" -> sends.sent(user, entry);
            case "refused" -> sends.refused(user, entry);
            case "resume" -> {
                stream(entry, entry.text(1)).resumed(entry, entry.number(2));
                held(entry.text(1)).startsAfter(entry.number(2));
            }
            case "event" -> delivered(entry);
            case "page" -> paged(entry);
            case "reset" -> {
                resets++;
                stream(entry, entry.text(1))
                        .reset(entry, entry.number(2), resumeLimits.getOrDefault(entry.text(0), Long.MAX_VALUE));
            }
            case "error" -> {
                if (!entry.text(1).equals("-")) {
                    stream(entry, entry.text(1)).stopped(entry);
                }
            }
            case "left", "deleted" -> stream(entry, entry.text(1)).left(entry);
            default -> {
                // says nothing of the streams: acks are read when all sends are known
            }
        }
    }

    /** A second reading, when the sends of all clients are known. */
    void readAcks(Entry entry) {
        if (entry.verb().equals("ack")) {
            sends.acked(user, entry);
        }
    }

    private void delivered(Entry entry) {
        deliveries++;
        StoredEvent event = StoredEvent.of(entry, 1);
        RoomStream stream = stream(entry, event.room());
        stream.received(event);
        take(event);
        checkMembership(entry, event, stream.resumedAt());
    }

    private void paged(Entry entry) {
        StoredEvent event = StoredEvent.of(entry, 0);
        take(event);
        checkMembership(entry, event, Long.MIN_VALUE);
    }

    private void take(StoredEvent event) {
        logs.compare(event, client);
        held(event.room()).add(event.offset());
    }

    /** What was on its way when somebody left may still arrive; what was stored, or asked for, later may not. */
    private void checkMembership(Entry entry, StoredEvent event, long askedAt) {
        Absences.Absence absence = absences.at(event.room(), user, entry.at());
        if (absence != null && (event.at() > absence.from() || askedAt > absence.from())) {
            String since = absence.left() == Long.MIN_VALUE ? "never belonged" : "left at " + absence.left();
            findings.add(
                    Kind.NOT_A_MEMBER,
                    event.place() + " client " + client,
                    user + " " + since + ", and received it at " + entry.at(),
                    event.evidence());
        }
    }

    private RoomStream stream(Entry entry, String room) {
        String connection = entry.text(0);
        return streams.computeIfAbsent(
                connection + ' ' + room,
                key -> new RoomStream("client " + client + " connection " + connection + " " + room, findings));
    }

    private Held held(String room) {
        return held.computeIfAbsent(room, key -> new Held());
    }

    /** The end: nothing more comes. */
    void finish() {
        streams.values().forEach(RoomStream::closeGaps);
        held.forEach((room, have) -> {
            long head = logs.head(room);
            long lacking = have.firstLacking(head);
            if (lacking <= head && logs.isMember(room, user)) {
                findings.add(
                        Kind.NOT_LEVEL,
                        room + " client " + client,
                        user + " belongs to the room and lacks offset " + lacking + "; the head is " + head);
            }
        });
    }

    long deliveries() {
        return deliveries;
    }

    long connections() {
        return connections;
    }

    long resets() {
        return resets;
    }
}
