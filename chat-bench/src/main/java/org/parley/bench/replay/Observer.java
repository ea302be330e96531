package org.parley.bench.replay;

import java.util.ArrayList;
import java.util.List;
import org.parley.client.Event;
import org.parley.client.RoomListener;
import org.parley.client.ServerFrame;

/** What one client saw of the room. Safe for use by many threads. */
final class Observer implements RoomListener {
    private final List<Event> events = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    @Override
    public synchronized void onEvent(Event event) {
        events.add(event);
    }

    @Override
    public synchronized void onAnomaly(Anomaly anomaly) {
        troubles.add(anomaly.kind() + " at offset " + anomaly.event().offset() + ", due was " + anomaly.expected());
    }

    @Override
    public synchronized void onReset(long last, long head) {
        troubles.add("reset from offset " + last + " to " + head);
    }

    @Override
    public synchronized void onRefused(ServerFrame.Failure failure) {
        troubles.add("refused: " + failure.error());
    }

    synchronized List<Event> events() {
        return List.copyOf(events);
    }

    synchronized List<String> troubles() {
        return List.copyOf(troubles);
    }

    synchronized long last() {
        return events.isEmpty() ? 0 : events.get(events.size() - 1).offset();
    }
}
