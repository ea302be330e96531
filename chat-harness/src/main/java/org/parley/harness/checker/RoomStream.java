package org.parley.harness.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One room on one connection: what is due next, from the positions at which the client resumed.
 *
 * <p>A room may be resumed again on the same connection. What still comes of the former stream is then no breach; the
 * new one begins when the event after its position comes.
 */
final class RoomStream {
    private static final int REMEMBERED = 10_000;

    private final String where;
    private final Findings findings;
    private final List<Long> restarts = new ArrayList<>();

    /** Passed over, with the line that passed over it. */
    private final TreeMap<Long, Evidence> skipped = new TreeMap<>();

    private boolean active;
    private long due;
    private long resumedAfter;
    private long resumedAt;
    private @Nullable Evidence last;

    /** @param where client, connection and room, for reports */
    RoomStream(String where, Findings findings) {
        this.where = where;
        this.findings = findings;
    }

    void resumed(Entry entry, long after) {
        resumedAfter = after;
        resumedAt = entry.at();
        if (active) {
            restarts.add(after + 1);
        } else {
            active = true;
            due = after + 1;
            last = entry.evidence();
        }
    }

    /** When the client last asked for this stream. */
    long resumedAt() {
        return resumedAt;
    }

    void received(StoredEvent event) {
        long offset = event.offset();
        if (!active) {
            findings.add(Kind.NOT_RESUMED, where + " offset " + offset, "nobody asked for it", last, event.evidence());
            return;
        }
        if (offset == due) {
            due++;
        } else if (restarts.contains(offset)) {
            closeGaps();
            restarts.clear();
            due = offset + 1;
        } else if (offset > due) {
            for (long missing = due; missing < offset && skipped.size() < REMEMBERED; missing++) {
                skipped.put(missing, event.evidence());
            }
            due = offset + 1;
        } else {
            behind(event);
        }
        last = event.evidence();
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
        if (head - resumedAfter <= limit) {
            findings.add(
                    Kind.NEEDLESS_RESET,
                    where,
                    "resumed after " + resumedAfter + ", the head was " + head + ", the limit is " + limit,
                    entry.evidence());
        }
        closeGaps();
        restarts.clear();
        active = true;
        due = head + 1;
        last = entry.evidence();
    }

    /** The server says that there is no more; unless the client has asked again, and this is the answer to before. */
    void stopped(Entry entry) {
        if (restarts.isEmpty()) {
            active = false;
        } else {
            restarts.remove(0);
        }
        last = entry.evidence();
    }

    /** The person has left; a resume under way is of a later membership. */
    void left(Entry entry) {
        if (restarts.isEmpty()) {
            active = false;
        }
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
