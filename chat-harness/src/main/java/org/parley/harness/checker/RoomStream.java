package org.parley.harness.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One room on one connection: what is due next, from the positions at which the client resumed.
 *
 * <p>A room may be resumed again on the same connection, also while earlier resumes have no answer yet; each is answered
 * in its turn. What still comes of the former stream is then no breach; the new one begins when the event after its
 * position comes.
 */
final class RoomStream {
    private static final int REMEMBERED = 10_000;

    private final String where;
    private final Findings findings;

    /** The resumes of which no answer was seen yet, oldest first. */
    private final List<Long> asked = new ArrayList<>();

    /** Passed over, with the line that passed over it. */
    private final TreeMap<Long, Evidence> skipped = new TreeMap<>();

    private boolean active;
    private long due;
    private long resumedAt;
    private @Nullable Evidence last;

    /** @param where client, connection and room, for reports */
    RoomStream(String where, Findings findings) {
        this.where = where;
        this.findings = findings;
    }

    void resumed(Entry entry, long after) {
        asked.add(after);
        resumedAt = entry.at();
        last = entry.evidence();
    }

    /** When the client last asked for this stream. */
    long resumedAt() {
        return resumedAt;
    }

    void received(StoredEvent event) {
        long offset = event.offset();
        if (active && offset == due) {
            due++;
        } else if (asked.contains(offset - 1)) {
            answered(asked.indexOf(offset - 1));
            begin(offset + 1);
        } else if (active) {
            outOfTurn(event);
        } else if (asked.isEmpty()) {
            findings.add(Kind.NOT_RESUMED, where + " offset " + offset, "nobody asked for it", last, event.evidence());
        } else {
            begin(asked.get(0) + 1);
            answered(0);
            outOfTurn(event);
        }
        last = event.evidence();
    }

    private void begin(long next) {
        closeGaps();
        active = true;
        due = next;
    }

    private void answered(int index) {
        asked.subList(0, index + 1).clear();
    }

    private void outOfTurn(StoredEvent event) {
        long offset = event.offset();
        if (offset < due) {
            behind(event);
            return;
        }
        for (long missing = due; missing < offset && skipped.size() < REMEMBERED; missing++) {
            skipped.put(missing, event.evidence());
        }
        due = offset + 1;
    }

    private void behind(StoredEvent event) {
        Evidence later = skipped.remove(event.offset());
        if (later == null) {
            findings.add(
                    Kind.DELIVERED_TWICE,
                    where + " offset " + event.offset(),
                    due + " was due",
                    last,
                    event.evidence());
        } else {
            findings.add(
                    Kind.OUT_OF_ORDER,
                    where + " offset " + event.offset(),
                    "later ones came before it",
                    later,
                    event.evidence());
        }
    }

    void reset(Entry entry, long head, long limit) {
        int answer = 0;
        while (answer < asked.size() && head - asked.get(answer) <= limit) {
            answer++;
        }
        if (answer == asked.size()) {
            findings.add(
                    Kind.NEEDLESS_RESET,
                    where,
                    "resumed after " + asked + ", the head was " + head + ", the limit is " + limit,
                    entry.evidence());
            asked.clear();
        } else {
            answered(answer);
        }
        begin(head + 1);
        last = entry.evidence();
    }

    /**
     * The server says that there is no more. That may have ended the stream, or answered a resume, one cannot tell which;
     * so every resume may still have its answer before it.
     */
    void stopped(Entry entry) {
        active = false;
        last = entry.evidence();
    }

    /** The person has left. A resume without an answer may be of a later membership. */
    void left(Entry entry) {
        active = false;
        last = entry.evidence();
    }

    /** The connection is over: what was passed over and did not come is missing. */
    void closeGaps() {
        if (skipped.isEmpty()) {
            return;
        }
        Map.Entry<Long, Evidence> first = skipped.firstEntry();
        String range = skipped.size() == 1 ? "" : " to " + skipped.lastKey() + " (" + skipped.size() + " events)";
        findings.add(
                Kind.GAP, where + " offset " + first.getKey() + range, "the stream went on without", first.getValue());
        skipped.clear();
    }
}
