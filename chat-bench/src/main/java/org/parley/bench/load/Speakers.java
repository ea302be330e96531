package org.parley.bench.load;

import java.util.ArrayList;
import java.util.List;

/** Those who say something, in turn. Belongs to the load client's thread. */
final class Speakers {
    /** Beyond the identifiers of any former run against the same data. */
    private static long nextIdentifier = System.currentTimeMillis() << 20;

    private final List<LoadConnection> speakers;
    private final List<LoadConnection> unflushed = new ArrayList<>();
    private int next;
    private long sent;

    Speakers(List<LoadConnection> speakers) {
        this.speakers = List.copyOf(speakers);
    }

    /** The next one says something. */
    void say(long due) {
        LoadConnection speaker = speakers.get(next);
        next = next + 1 == speakers.size() ? 0 : next + 1;
        speaker.write(nextIdentifier(), due);
        unflushed.add(speaker);
        sent++;
    }

    /** Lets go what was said. */
    void flush() {
        unflushed.forEach(LoadConnection::flush);
        unflushed.clear();
    }

    long sent() {
        return sent;
    }

    private static long nextIdentifier() {
        return nextIdentifier++;
    }
}
