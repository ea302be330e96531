package org.parley.it.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.parley.client.Event;
import org.parley.client.RoomListener;
import org.parley.client.ServerFrame;

/** What one client received of one room. */
public final class RoomRecord implements RoomListener {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<Anomaly> anomalies = new CopyOnWriteArrayList<>();
    private final List<Long> resets = new CopyOnWriteArrayList<>();
    private final List<ServerFrame.Failure> refusals = new CopyOnWriteArrayList<>();

    private volatile boolean restored;

    @Override
    public void onEvent(Event event) {
        events.add(event);
    }

    @Override
    public void onAnomaly(Anomaly anomaly) {
        anomalies.add(anomaly);
    }

    @Override
    public void onReset(long last, long head) {
        resets.add(head);
    }

    @Override
    public void onRestored() {
        events.clear();
        restored = true;
    }

    /** Whether all was to be forgotten. */
    public boolean isRestored() {
        return restored;
    }

    @Override
    public void onRefused(ServerFrame.Failure failure) {
        refusals.add(failure);
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    /** The texts of the messages, in the order of their arrival. */
    public List<String> bodies() {
        return events.stream().filter(Event::isMessage).map(Event::body).toList();
    }

    /** Heads of the resets: the client lacked too much. */
    public List<Long> resets() {
        return List.copyOf(resets);
    }

    public List<ServerFrame.Failure> refusals() {
        return List.copyOf(refusals);
    }

    /** Waits until the messages are exactly these, and checks that none came twice, early or late. */
    public void awaitBodies(List<String> expected) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(bodies()).isEqualTo(expected));
        assertNoAnomalies();
    }

    public void awaitBodies(String... expected) {
        awaitBodies(List.of(expected));
    }

    /** Checks that none came twice, early or late. */
    public void assertNoAnomalies() {
        assertThat(anomalies).isEmpty();
    }
}
