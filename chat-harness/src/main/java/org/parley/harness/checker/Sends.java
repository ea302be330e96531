package org.parley.harness.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every message that somebody tried to send, what was answered, and the proof that the logs agree. */
final class Sends {

    /** One message, however often and over however many connections it was sent. */
    private static final class Send {
        private final String content;
        private final Evidence first;
        private final long firstAt;
        private @Nullable Evidence acked;
        private long ackedAt = Long.MAX_VALUE;
        private long offset;
        private boolean refused;

        /** When it was sent, again and again, in no order. */
        private final List<Long> attempts = new ArrayList<>(1);

        Send(Entry entry) {
            this.content = entry.text(3);
            this.first = entry.evidence();
            this.firstAt = entry.at();
            attempts.add(entry.at());
        }
    }

    private final Findings findings;
    private final Map<String, Send> sends = new HashMap<>();
    private long acks;
    private long attempts;

    Sends(Findings findings) {
        this.findings = findings;
    }

    /** A {@code send} line of one of this person's clients. */
    void sent(String user, Entry entry) {
        attempts++;
        sends.merge(StoredEvent.identity(entry.text(1), user, entry.text(2)), new Send(entry), (known, again) -> {
            Send first = known.firstAt <= again.firstAt ? known : earlier(known, again);
            first.attempts.addAll(first == known ? again.attempts : known.attempts);
            return first;
        });
    }

    /** Files of clients are read one after the other: a twin's attempt may have been the earlier. */
    private static Send earlier(Send known, Send again) {
        again.acked = known.acked;
        again.ackedAt = known.ackedAt;
        again.offset = known.offset;
        again.refused = known.refused;
        return again;
    }

    /** An {@code ack} line. */
    void acked(String user, Entry entry) {
        acks++;
        String identity = StoredEvent.identity(entry.text(1), user, entry.text(2));
        Send send = sends.get(identity);
        if (send == null) {
            findings.add(Kind.UNSENT, identity, "acknowledged, and nobody sent it", entry.evidence());
            return;
        }
        if (send.acked != null && send.offset != entry.number(3)) {
            findings.add(
                    Kind.ACKED_ELSEWHERE,
                    identity,
                    "acknowledged at offset " + send.offset + " and at " + entry.number(3),
                    send.acked,
                    entry.evidence());
        }
        if (entry.at() < send.ackedAt) {
            send.acked = entry.evidence();
            send.ackedAt = entry.at();
            send.offset = entry.number(3);
        }
    }

    /** A {@code refused} line. */
    void refused(String user, Entry entry) {
        Send send = sends.get(StoredEvent.identity(entry.text(1), user, entry.text(2)));
        if (send != null && entry.text(4).equals("final")) {
            send.refused = true;
        }
    }

    /** When a message was last sent before that moment; the moment itself if that is not known. */
    long lastAttempt(String identity, long moment) {
        Send send = sends.get(identity);
        return send == null
                ? moment
                : send.attempts.stream()
                        .mapToLong(Long::longValue)
                        .filter(at -> at <= moment)
                        .max()
                        .orElse(moment);
    }

    long acks() {
        return acks;
    }

    long attempts() {
        return attempts;
    }

    long messages() {
        return sends.size();
    }

    void compare(StoredLogs logs) {
        sends.forEach((identity, send) -> compare(identity, send, logs.of(identity)));
        logs.rooms().forEach(room -> compareLog(room, logs));
    }

    private void compare(String identity, Send send, @Nullable StoredEvent stored) {
        if (send.acked == null) {
            if (!send.refused) {
                findings.add(Kind.UNANSWERED, identity, "no answer by the end", send.first);
            }
        } else if (stored == null) {
            findings.add(
                    Kind.ACKED_NOT_STORED,
                    identity,
                    "acknowledged at offset " + send.offset + ", and not in the log",
                    send.first,
                    send.acked);
        } else if (stored.offset() != send.offset) {
            findings.add(
                    Kind.ACKED_ELSEWHERE,
                    identity,
                    "acknowledged at offset " + send.offset + ", stored at " + stored.offset(),
                    send.acked,
                    stored.evidence());
        }
        if (stored != null && !stored.content().equals(send.content)) {
            findings.add(Kind.ALTERED, identity, "the contents differ", send.first, stored.evidence());
        }
    }

    /** From the end to the beginning: nothing may be sent for the first time after something behind it was acknowledged. */
    private void compareLog(String room, StoredLogs logs) {
        Send behind = null;
        for (long offset = logs.head(room); offset >= 1; offset--) {
            StoredEvent stored = logs.at(room, offset);
            if (stored == null || !stored.isMessage()) {
                continue;
            }
            Send send = sends.get(stored.identity());
            if (send == null) {
                findings.add(Kind.UNSENT, stored.place(), "nobody sent it", stored.evidence());
                continue;
            }
            if (behind != null && behind.ackedAt < send.firstAt) {
                findings.add(
                        Kind.OVERTAKEN,
                        stored.place(),
                        "sent after the message at offset " + behind.offset + " was acknowledged",
                        send.first,
                        behind.acked);
            }
            if (behind == null || send.ackedAt < behind.ackedAt) {
                behind = send;
            }
        }
    }
}
